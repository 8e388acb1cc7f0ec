package dev.cuepost.media.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Registrations.Outcome;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How files become assets, what is told of it, and what a restart finds. */
@Tag("stored")
class LibraryTest {
  @TempDir private Path directory;
  private Shelf shelf;

  @BeforeEach
  void open() throws IOException {
    shelf = new Shelf(directory);
    shelf.library.start();
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void an_upload_is_told_and_looked_at(Product product) throws Exception {
    Uploads.Awaited upload =
        shelf.library.uploads().begin(Shelf.wish(product, AssetKind.AUDIO, "A tone"), "WAV");
    assertThat(upload.asset().state()).isEqualTo(AssetState.UPLOADING);
    assertThat(upload.object().key()).endsWith(upload.asset().mediaId() + ".wav");
    shelf.library.arrivals().arrived(shelf.sound(upload.object()));

    Asset asset = shelf.await(upload.asset().mediaId(), AssetState.NORMAL);
    assertThat(asset.file().orElseThrow().length()).contains(Duration.ofSeconds(1));
    assertThat(asset.file().orElseThrow().report().orElseThrow()).contains("pcm_s16le");
    List<String> expected =
        product == Product.IMS
            ? List.of("FileUploadComplete", "VideoAnalysisComplete")
            : List.of("MediaBaseChangeComplete", "FileUploadComplete", "VideoAnalysisComplete");
    assertThat(shelf.told()).containsExactlyElementsOf(expected);
  }

  @Test
  void an_upload_is_told_once_however_often_its_object_is_put() throws Exception {
    Uploads.Awaited upload =
        shelf.library.uploads().begin(Shelf.wish(Product.IMS, AssetKind.AUDIO, "A tone"), "wav");
    var stored = shelf.sound(upload.object());
    shelf.library.arrivals().arrived(stored);
    shelf.library.arrivals().arrived(stored);
    shelf.await(upload.asset().mediaId(), AssetState.NORMAL);
    shelf.library.arrivals().arrived(stored);
    assertThat(shelf.told()).containsExactly("FileUploadComplete", "VideoAnalysisComplete");
    assertThat(shelf.library.uploads().find(Shelf.ACCOUNT, Product.IMS, upload.asset().mediaId()))
        .as("nothing is awaited any more")
        .isEmpty();
  }

  @Test
  void objects_that_nobody_awaits_are_nothing() throws Exception {
    shelf.library.arrivals().arrived(shelf.text(new ObjectName(Shelf.DEMO, "a.mp4")));
    assertThat(shelf.told()).isEmpty();
  }

  @Test
  void a_file_that_is_no_media_fails_with_its_reason() throws Exception {
    Uploads.Awaited upload =
        shelf.library.uploads().begin(Shelf.wish(Product.IMS, AssetKind.VIDEO, "Text"), "mp4");
    shelf.library.arrivals().arrived(shelf.text(upload.object()));
    Asset asset = shelf.await(upload.asset().mediaId(), AssetState.FAILED);
    assertThat(asset.failure().orElseThrow().code())
        .isEqualTo("InvalidParameter.ResourceContentBad");
    assertThat(shelf.lastText()).contains("VideoAnalysisComplete").contains("\"Status\":\"Fail\"");
  }

  @Test
  void what_came_while_nobody_looked_is_found_at_the_next_start() throws Exception {
    Uploads.Awaited unnoticed =
        shelf.library.uploads().begin(Shelf.wish(Product.IMS, AssetKind.AUDIO, "A tone"), "wav");
    shelf.sound(unnoticed.object());
    shelf.close();
    shelf = new Shelf(directory);
    Uploads.Awaited notLookedAt =
        shelf.library.uploads().begin(Shelf.wish(Product.IMS, AssetKind.AUDIO, "A tone"), "wav");
    shelf.library.start();
    shelf.await(unnoticed.asset().mediaId(), AssetState.NORMAL);
    assertThat(shelf.library.assets().find(Shelf.ACCOUNT, notLookedAt.asset().mediaId()))
        .get()
        .extracting(Asset::state)
        .isEqualTo(AssetState.UPLOADING);
  }

  @Test
  void a_registered_file_is_told_with_its_user_data() throws Exception {
    shelf.sound(new ObjectName(Shelf.DEMO, "tone.wav"));
    String mediaId = registered(register("tone.wav", false, "token-1"));
    shelf.await(mediaId, AssetState.NORMAL);
    assertThat(shelf.told()).containsExactly("RegisterMediaComplete");
    assertThat(registered(register("tone.wav", false, "token-1")))
        .as("the same request again")
        .isEqualTo(mediaId);
    assertThat(register("tone.wav", false, "token-2")).isEqualTo(new Outcome.AlreadyThere(mediaId));
    String other = registered(register("tone.wav", true, "token-3"));
    assertThat(other).isNotEqualTo(mediaId);
    shelf.await(other, AssetState.NORMAL);
    assertThat(shelf.told())
        .containsExactly("RegisterMediaComplete", "DeleteMediaComplete", "RegisterMediaComplete");
  }

  @Test
  void a_registered_file_that_is_not_there_fails() {
    String mediaId = registered(register("none.mp4", false, "token"));
    shelf.await(mediaId, AssetState.FAILED);
    assertThat(shelf.lastText()).contains("ResourceNotFound");
    assertThat(
            shelf
                .library
                .registrations()
                .register(
                    Shelf.wish(Product.IMS, AssetKind.VIDEO, ""),
                    "http://elsewhere.test/a.mp4",
                    false,
                    Optional.empty()))
        .isInstanceOf(Outcome.NotOurs.class);
  }

  @Test
  void the_file_of_another_account_is_neither_registered_nor_deleted() throws Exception {
    var name = new ObjectName(Shelf.DEMO, "tone.wav");
    shelf.sound(name);
    var stranger =
        new NewAsset(
            Product.IMS,
            "2000000000000002",
            Shelf.REGION,
            "app-1000000",
            AssetKind.AUDIO,
            Details.NONE,
            Optional.empty());
    assertThat(
            shelf
                .library
                .registrations()
                .register(stranger, Shelf.url("tone.wav"), true, Optional.empty()))
        .isInstanceOf(Outcome.NotOurs.class);
    String mediaId = shelf.assetOf(stranger, Shelf.url("tone.wav"));
    assertThat(shelf.library.changes().delete(stranger.account(), Product.IMS, mediaId, true))
        .isTrue();
    assertThat(shelf.objects.find(name)).as("in a bucket that is not theirs").isPresent();
  }

  @Test
  void a_description_is_told_if_it_has_changed() throws Exception {
    shelf.sound(new ObjectName(Shelf.DEMO, "tone.wav"));
    String mediaId = registered(register("tone.wav", false, "token"));
    shelf.await(mediaId, AssetState.NORMAL);
    describe(mediaId, "Before");
    describe(mediaId, "Before");
    describe(mediaId, "After");
    assertThat(shelf.told())
        .containsExactly(
            "RegisterMediaComplete", "MediaBaseChangeComplete", "MediaBaseChangeComplete");
    assertThat(shelf.lastText()).contains("Before").contains("After");
    assertThat(
            shelf.library.changes().describe("2", Product.IMS, mediaId, d -> d, Optional.empty()))
        .as("another account's")
        .isFalse();
  }

  @Test
  void only_uploads_say_where_all_events_of_their_assets_go() throws Exception {
    String userData = "{\"MessageCallback\":{\"CallbackURL\":\"http://own.test\"}}";
    shelf.sound(new ObjectName(Shelf.DEMO, "tone.wav"));
    var wish = Shelf.wish(Product.IMS, AssetKind.AUDIO, "");
    var own =
        new NewAsset(
            wish.product(),
            wish.account(),
            wish.region(),
            wish.app(),
            wish.kind(),
            wish.details(),
            Optional.of(userData));
    String mediaId =
        registered(
            shelf
                .library
                .registrations()
                .register(own, Shelf.url("tone.wav"), false, Optional.empty()));
    shelf.await(mediaId, AssetState.NORMAL);
    describe(mediaId, "After");
    assertThat(shelf.told()).containsExactly("RegisterMediaComplete", "MediaBaseChangeComplete");
    assertThat(shelf.ownAddresses).isEmpty();

    describe(shelf.library.uploads().begin(own, "wav").asset().mediaId(), "After");
    assertThat(shelf.ownAddresses).containsOnly("http://own.test");
  }

  @Test
  void a_deleted_asset_takes_its_file_along_if_it_shall() throws Exception {
    var name = new ObjectName(Shelf.DEMO, "tone.wav");
    shelf.sound(name);
    String first = registered(register("tone.wav", false, "token-1"));
    shelf.await(first, AssetState.NORMAL);
    assertThat(shelf.library.changes().delete(Shelf.ACCOUNT, Product.VOD, first, true))
        .as("of another product")
        .isFalse();
    assertThat(shelf.library.changes().delete(Shelf.ACCOUNT, Product.IMS, first, false)).isTrue();
    assertThat(shelf.objects.find(name)).isPresent();
    String second = registered(register("tone.wav", false, "token-2"));
    assertThat(shelf.library.changes().delete(Shelf.ACCOUNT, Product.IMS, second, true)).isTrue();
    assertThat(shelf.objects.find(name)).isEmpty();
    assertThat(shelf.library.changes().delete(Shelf.ACCOUNT, Product.IMS, second, true)).isFalse();
  }

  @Test
  void pages_have_every_asset_once() {
    for (int n = 0; n < 5; n++) {
      shelf.library.uploads().begin(Shelf.wish(Product.IMS, AssetKind.VIDEO, "n" + n), "mp4");
    }
    shelf.library.uploads().begin(Shelf.wish(Product.IMS, AssetKind.IMAGE, "picture"), "png");
    shelf.library.uploads().begin(Shelf.wish(Product.VOD, AssetKind.VIDEO, "vod"), "mp4");
    for (boolean newestFirst : List.of(true, false)) {
      AssetPage first = page(newestFirst, Optional.empty());
      AssetPage second = page(newestFirst, first.next());
      AssetPage third = page(newestFirst, second.next());
      assertThat(first.total()).isEqualTo(5);
      assertThat(third.next()).isEmpty();
      assertThat(
              List.of(first, second, third).stream()
                  .flatMap(page -> page.assets().stream())
                  .map(Asset::mediaId))
          .hasSize(5)
          .doesNotHaveDuplicates();
    }
  }

  private AssetPage page(boolean newestFirst, Optional<String> token) {
    return shelf
        .library
        .assets()
        .list(
            new AssetQuery(
                Shelf.ACCOUNT,
                Shelf.REGION,
                Product.IMS,
                Optional.empty(),
                Optional.of(AssetKind.VIDEO),
                Optional.of(AssetState.UPLOADING),
                Optional.of(Set.of(AssetSource.UPLOADED)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                newestFirst,
                2,
                token));
  }

  private void describe(String mediaId, String title) {
    shelf
        .library
        .changes()
        .describe(Shelf.ACCOUNT, Product.IMS, mediaId, old -> old.titled(title), Optional.empty());
  }

  private Outcome register(String key, boolean overwrite, String token) {
    return shelf
        .library
        .registrations()
        .register(
            Shelf.wish(Product.IMS, AssetKind.AUDIO, ""),
            Shelf.url(key),
            overwrite,
            Optional.of(token));
  }

  private static String registered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Registered.class);
    return ((Outcome.Registered) outcome).mediaId();
  }
}
