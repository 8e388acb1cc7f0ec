package dev.cuepost.media.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.stream.Streams;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Further files of an asset come from other servers. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class PulledStreamsTest {
  private static Well well;
  private static MockWebServer server;
  private static String source;

  @BeforeAll
  static void open(@TempDir Path directory) throws IOException {
    well = new Well(directory, Duration.ZERO).started();
    server = new MockWebServer();
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    source = server.url("/other.wav").toString();
  }

  @AfterAll
  static void close() {
    well.close();
    server.close();
  }

  private static Asset asset() {
    return asset(Product.IMS);
  }

  private static Asset asset(Product product) {
    server.enqueue(Tone.whole().build());
    return well.shelf.await(well.submit(product, source).mediaId(), AssetState.NORMAL);
  }

  private static Pull pull(Asset asset) {
    Streams.Pulled pulled =
        well.shelf.streams.pull(
            well.pulling.pulls(),
            asset,
            new Streams.Wanted(
                source, "wav", Optional.of("HQ"), Optional.of("{\"Extend\":\"7\"}")));
    return well.pulling
        .pulls()
        .find(asset.account(), asset.region(), asset.product(), pulled.jobId())
        .orElseThrow();
  }

  /** The event of the stream, once it is told. */
  private static String told(Pull pull) {
    String sql =
        """
        SELECT body FROM event
        WHERE job_id = ? AND type IN ('UploadStreamByURLComplete', 'UploadByURLComplete')
        """;
    return Awaitility.await()
        .until(
            () ->
                well.shelf
                    .jdbi()
                    .withHandle(
                        handle -> handle.select(sql, pull.jobId()).mapTo(String.class).list()),
            list -> !list.isEmpty())
        .getFirst();
  }

  private static List<Asset> files(Asset asset) {
    return well.shelf.streams.rows().of(asset);
  }

  @Test
  void a_stream_is_fetched_looked_at_and_told() {
    Asset asset = asset();
    server.enqueue(Tone.whole().build());
    Pull pull = pull(asset);
    assertThat(told(pull))
        .contains("\"Status\":\"Success\"")
        .contains("\"JobId\":\"" + pull.jobId() + "\"", "\"SourceURL\":\"" + source + "\"")
        .contains("\"MediaId\":\"" + asset.mediaId() + "\"", "\\\"Extend\\\":\\\"7\\\"");
    assertThat(files(asset)).hasSize(1);
    assertThat(files(asset).getFirst().file().orElseThrow().length())
        .contains(Duration.ofSeconds(1));
    assertThat(well.told(pull)).doesNotContain("StreamUploadComplete");
    assertThat(well.find(pull).state()).isEqualTo(PullState.SUCCEEDED);
    assertThat(pull.place().key()).startsWith("stream/" + asset.mediaId() + "/");
  }

  @Test
  void what_does_not_come_or_is_no_media_becomes_no_stream() {
    Asset asset = asset();
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(told(pull(asset))).contains("\"Status\":\"Fail\"", "URLInvalidError");
    server.enqueue(new MockResponse.Builder().body("<html>").build());
    assertThat(told(pull(asset)))
        .contains("\"Status\":\"Fail\"", "InvalidParameter.ResourceContentBad");
    assertThat(files(asset)).isEmpty();
  }

  @Test
  void a_stream_of_an_asset_that_is_deleted_meanwhile_is_not_kept() {
    Asset asset = asset();
    server.enqueue(Tone.whole().bodyDelay(300, TimeUnit.MILLISECONDS).build());
    int before = server.getRequestCount();
    Pull pull = pull(asset);
    Awaitility.await().until(() -> server.getRequestCount() > before);
    assertThat(
            well.shelf
                .library
                .changes()
                .delete(asset.account(), Product.IMS, asset.mediaId(), true))
        .isTrue();
    assertThat(told(pull)).contains("\"Status\":\"Fail\"", "MediaNotFound");
    Awaitility.await().until(() -> well.shelf.objects.find(pull.place()).isEmpty());
  }

  @Test
  void a_stream_of_a_video_of_vod_is_told_in_its_words_and_can_be_played() {
    Asset video = asset(Product.VOD);
    server.enqueue(Tone.whole().build());
    Pull pull = pull(video);
    assertThat(told(pull))
        .contains("\"EventType\":\"UploadByURLComplete\"", "\"Status\":\"success\"")
        .contains("\"VideoId\":\"" + video.mediaId() + "\"", "\"SourceURL\":\"" + source + "\"");
    assertThat(well.shelf.streams.rows().fetched(video))
        .singleElement()
        .satisfies(stream -> {
          assertThat(stream.jobId()).isEqualTo(pull.jobId());
          assertThat(stream.definition()).contains("HQ");
          assertThat(stream.seen().file().orElseThrow().length()).contains(Duration.ofSeconds(1));
        });
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(told(pull(video))).contains("\"Status\":\"fail\"", "URLInvalidError");
  }
}
