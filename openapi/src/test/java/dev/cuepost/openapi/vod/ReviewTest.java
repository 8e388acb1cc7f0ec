package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.review.Reviews;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.review.CreateAudit;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person decides whether a video may be played: CreateAudit and GetAuditHistory. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class ReviewTest {
  private static final String IMS = "2020-11-09";
  private static final String VOD = "2017-03-21";

  private Database database;
  private Gateway gateway;

  @BeforeEach
  void start(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    var clock = InstantSource.system();
    var assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    var reviews =
        new Reviews(
            database.jdbi(),
            new EventLog((_, _) -> {}),
            new EventIds(clock, () -> "0123456789abcdef"),
            clock);
    var categories = new CategoryActions(new Categories(database.jdbi(), clock), Product.VOD);
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "vod",
                VOD,
                List.of(
                    new CreateAudit(reviews, Product.VOD),
                    new GetAuditHistory(assets, reviews),
                    new GetVideoInfo(
                        assets,
                        new VideoAnswers(categories, _ -> Optional.empty(), _ -> List.of()),
                        _ -> Optional.empty(),
                        reviews))),
            new dev.cuepost.openapi.Product(
                "ice", IMS, List.of(new CreateAudit(reviews, Product.IMS))));
    asset("v1", Product.VOD, AssetKind.VIDEO, AssetState.NORMAL);
    asset("v2", Product.VOD, AssetKind.AUDIO, AssetState.NORMAL);
    asset("coming", Product.VOD, AssetKind.VIDEO, AssetState.UPLOADING);
    asset("picture", Product.VOD, AssetKind.IMAGE, AssetState.NORMAL);
    asset("m1", Product.IMS, AssetKind.VIDEO, AssetState.NORMAL);
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void a_decision_is_told_holds_and_is_kept() throws Exception {
    audit(
        VOD,
        "[{'VideoId':'v1','Status':'Blocked','Reason':'not ours','Comment':'seen twice'},"
            + "{'VideoId':'v2','Status':'Normal'}]");
    assertThat(status("v1")).isEqualTo("Blocked");
    assertThat(status("v2")).isEqualTo("Normal");
    assertThat(video("v1").path("AuditStatus").asText()).isEqualTo("Blocked");
    assertThat(video("coming").has("AuditStatus")).as("nobody has decided").isFalse();
    assertThat(events()).hasSize(2);
    assertThat(events().getFirst())
        .contains("CreateAuditComplete")
        .contains("\"AuditStatus\":\"Blocked\"")
        .contains("\"Reason\":\"not ours\"")
        .doesNotContain("seen twice");

    audit(VOD, "[{'VideoId':'v1','Status':'Normal'}]");
    assertThat(status("v1")).isEqualTo("Normal");
    JsonNode history = gateway.call(VOD, "GetAuditHistory", Map.of("VideoId", "v1"));
    assertThat(history.path("Status").asText()).isEqualTo("Normal");
    assertThat(history.path("Total").asInt()).isEqualTo(2);
    assertThat(history.path("Histories").path(0).path("Status").asText()).isEqualTo("Normal");
    assertThat(history.path("Histories").path(1).path("Comment").asText()).isEqualTo("seen twice");
    JsonNode first =
        gateway.call(
            VOD,
            "GetAuditHistory",
            Map.of("VideoId", "v1", "SortBy", "CreationTime:Asc", "PageSize", "1"));
    assertThat(first.path("Histories")).hasSize(1);
    assertThat(first.path("Histories").path(0).path("Status").asText()).isEqualTo("Blocked");
  }

  @Test
  void ims_calls_its_assets_by_another_name() throws Exception {
    audit(IMS, "[{'MediaId':'m1','Status':'Blocked'}]");
    assertThat(events().getFirst()).contains("\"MediaId\":\"m1\"").contains("Success");
  }

  @Test
  void one_that_cannot_be_reviewed_undoes_all() throws Exception {
    String blocked = "[{'VideoId':'v1','Status':'Blocked'},{'VideoId':'%s','Status':'Blocked'}]";
    assertThat(audit(VOD, blocked.formatted("none"))).isEqualTo("InvalidVideo.NotFound");
    assertThat(audit(VOD, blocked.formatted("m1"))).isEqualTo("InvalidVideo.NotFound");
    assertThat(audit(VOD, blocked.formatted("picture"))).isEqualTo("InvalidVideo.NotFound");
    assertThat(audit(VOD, blocked.formatted("coming"))).isEqualTo("Forbidden.IllegalStatus");
    assertThat(audit(IMS, "[{'MediaId':'v1','Status':'Blocked'}]")).isEqualTo("MediaNotFound");
    assertThat(status("v1")).isEqualTo("Normal");
    assertThat(events()).isEmpty();
  }

  @Test
  void what_is_wrong_is_said() throws Exception {
    String one = "{'VideoId':'v1','Status':'Normal'}";
    for (String content :
        List.of(
            "{}",
            "[]",
            "[1]",
            "[{'VideoId':'v1'}]",
            "[{'Status':'Normal'}]",
            "[{'VideoId':'v1','Status':'Gone'}]",
            "[{'VideoId':'v1','Status':'Blocked','Reason':'%s'}]".formatted("x".repeat(129)),
            "[%s%s]".formatted(one, ("," + one).repeat(100)))) {
      assertThat(audit(VOD, content)).as(content).isEqualTo("InvalidParameter");
    }
    assertThat(events()).isEmpty();
    assertThat(
            gateway.call(VOD, "GetAuditHistory", Map.of("VideoId", "none")).path("Code").asText())
        .isEqualTo("InvalidVideo.NotFound");
  }

  private String audit(String version, String content) throws IOException {
    return gateway
        .call(version, "CreateAudit", Map.of("AuditContent", content.replace('\'', '"')))
        .path("Code")
        .asText();
  }

  private String status(String videoId) throws IOException {
    return video(videoId).path("Status").asText();
  }

  private JsonNode video(String videoId) throws IOException {
    return gateway.call(VOD, "GetVideoInfo", Map.of("VideoId", videoId)).path("Video");
  }

  private List<String> events() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle.select("SELECT body FROM event ORDER BY rowid").mapTo(String.class).list());
  }

  private void asset(String id, Product product, AssetKind kind, AssetState state) {
    Instant at = Instant.ofEpochSecond(1);
    var asset =
        new Asset(
            id,
            product,
            Gateway.ACCOUNT,
            "cn-shanghai",
            "app-1000000",
            kind,
            state,
            AssetSource.UPLOADED,
            "http://127.0.0.1:8701/demo/" + id,
            Details.NONE,
            Optional.empty(),
            Optional.of(new AssetFile(10, Optional.empty(), Optional.empty())),
            Optional.empty(),
            at,
            at);
    database
        .jdbi()
        .useTransaction(
            tx -> new Assets(database.jdbi(), new MediaUrls(Map.of())).insert(tx, asset));
  }
}
