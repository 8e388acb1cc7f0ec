package dev.cuepost.media.mark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete.TaskType;
import dev.cuepost.media.app.App;
import dev.cuepost.media.app.Apps;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.Storage;
import dev.cuepost.media.refresh.Refresh;
import dev.cuepost.media.refresh.Refreshes;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.media.store.StorageLocations.Location;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users keep beside their media is told again as it was given, by each database. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class KeptByUsersTest {
  private static final String ACCOUNT = "1000000000000001";
  private static final String REGION = "cn-shanghai";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManualClock clock = new ManualClock();
  private final AtomicInteger numbers = new AtomicInteger();
  private Database database;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = TestDatabase.open(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String id() {
    return "%032x".formatted(numbers.incrementAndGet());
  }

  @Test
  void marks_keep_their_order_and_belong_to_one_asset() {
    var marks = new Marks(database.jdbi(), this::id);
    List<String> two = marks.add("a", List.of(mark("one"), mark("two"))).orElseThrow();
    List<String> other = marks.add("b", List.of(mark("other"))).orElseThrow();
    assertThat(marks.list("a")).extracting(Mark::id).containsExactlyElementsOf(two);

    var changes = new LinkedHashMap<String, ObjectNode>();
    changes.put(two.getFirst(), JSON.createObjectNode().put("MarkStatus", "on"));
    assertThat(marks.update("a", changes)).isEmpty();
    assertThat(Marks.told(marks.list("a").getFirst()).toString())
        .isEqualTo(
            "{\"MediaMarkId\":\"%s\",\"MarkTag\":\"one\",\"MarkStatus\":\"on\"}"
                .formatted(two.getFirst()));
    changes.put(other.getFirst(), mark("stolen"));
    assertThat(marks.update("a", changes)).contains(other.getFirst());
    assertThat(marks.delete("a", List.of(two.getLast(), other.getFirst())))
        .containsExactly(two.getLast());
    assertThat(marks.list("b")).hasSize(1);
  }

  private static ObjectNode mark(String tag) {
    return JSON.createObjectNode().put("MarkTag", tag);
  }

  @Test
  void an_asset_has_no_more_marks_than_it_may() {
    var marks = new Marks(database.jdbi(), this::id);
    List<ObjectNode> most = Collections.nCopies(Marks.MOST, mark("x"));
    assertThat(marks.add("a", most)).isPresent();
    assertThat(marks.add("a", List.of(mark("y")))).isEmpty();
    assertThat(marks.list("a")).hasSize(Marks.MOST);
  }

  @Test
  void applications_are_an_account_s_own() {
    var apps = new Apps(database.jdbi(), clock, this::id);
    App made = apps.create(ACCOUNT, REGION, "films", "", Optional.of("rg-1")).orElseThrow();
    assertThat(apps.list(ACCOUNT, "cn-beijing"))
        .extracting(App::id)
        .containsExactly(Event.DEFAULT_APP, made.id());
    assertThat(apps.list(ACCOUNT, REGION).getLast()).isEqualTo(made);
    assertThat(apps.list("2", REGION)).hasSize(1);
  }

  @Test
  void a_place_of_storage_replaces_the_one_before() {
    var locations = new StorageLocations(database.jdbi(), clock);
    locations.choose(ACCOUNT, REGION, StorageLocations.Type.USER_OSS_BUCKET, "films", "a/b");
    locations.choose(ACCOUNT, REGION, StorageLocations.Type.USER_OSS_BUCKET, "clips", "");
    assertThat(locations.chosen(ACCOUNT, REGION).map(Location::bucket)).contains("clips");
    assertThat(locations.chosen(ACCOUNT, "cn-beijing")).isEmpty();
  }

  @Test
  void a_refresh_is_told_video_by_video_with_its_event() {
    var refreshes = new Refreshes(database.jdbi(), new EventLog((_, _) -> {}), clock, this::id);
    var urls = new LinkedHashMap<Asset, List<String>>();
    urls.put(video("v1"), List.of("http://a/1.mp4", "http://a/2.mp4"));
    urls.put(video("v2"), List.of());
    String job =
        refreshes.submit(TaskType.PRELOAD, new JsonText("{\"a\":1}"), urls, Optional.empty());
    List<Refresh> told = refreshes.find(ACCOUNT, REGION, job);
    assertThat(told).extracting(Refresh::mediaId).containsExactly("v1", "v2");
    assertThat(told.getFirst().urls()).hasSize(2);
    assertThat(told.getFirst().tasks()).hasSize(2).doesNotHaveDuplicates();
    assertThat(told.getLast().urls()).isEmpty();
    assertThat(refreshes.find("2", REGION, job)).isEmpty();
  }

  @Test
  void a_video_is_kept_as_usual_until_somebody_says_otherwise() {
    var assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    database.jdbi().useTransaction(tx -> assets.insert(tx, video("v3")));
    assertThat(assets.find(ACCOUNT, "v3").map(Asset::storage)).contains(Storage.STANDARD);
    assertThat(new AssetStreams(database.jdbi()).of(video("v3"))).isEmpty();
  }

  private Asset video(String id) {
    return new Asset(
        id,
        Product.VOD,
        ACCOUNT,
        REGION,
        Event.DEFAULT_APP,
        AssetKind.VIDEO,
        AssetState.NORMAL,
        AssetSource.UPLOADED,
        "http://127.0.0.1:8701/demo/" + id,
        Details.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        clock.instant());
  }
}
