package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ice20201109.Client;
import com.aliyun.ice20201109.models.AddMediaMarksRequest;
import com.aliyun.ice20201109.models.DeleteMediaMarksRequest;
import com.aliyun.ice20201109.models.GetMediaMarksRequest;
import com.aliyun.ice20201109.models.SetDefaultStorageLocationRequest;
import com.aliyun.ice20201109.models.UpdateMediaMarksRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.mark.Marks;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes about moments of assets, and where files go, by the official client. */
class MarksAndStorageTest {
  private static final String REGION = "cn-shanghai";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Database database;
  private Assets assets;
  private Gateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabase.open(directory);
    InstantSource clock = InstantSource.system(); // the client signs with the machine's own time
    assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(new BucketId(REGION, "films"), Gateway.ACCOUNT, Buckets.Acl.PRIVATE);
    buckets.create(new BucketId(REGION, "another-s"), "1000000000000002", Buckets.Acl.PRIVATE);
    var marks = new Marks(database.jdbi(), () -> UUID.randomUUID().toString().replace("-", ""));
    var destinations = new Destinations(new StorageLocations(database.jdbi(), clock), buckets);
    List<Action> actions =
        Stream.concat(
                MarkActions.all(assets, marks).stream(), StorageActions.all(destinations).stream())
            .toList();
    gateway = Gateway.start(clock, new dev.cuepost.openapi.Product("ice", "2020-11-09", actions));
    client =
        new Client(
            new Config()
                .setAccessKeyId(Gateway.KEY.id())
                .setAccessKeySecret(Gateway.KEY.secret())
                .setRegionId(REGION)
                .setEndpoint(gateway.endpoint())
                .setProtocol("HTTP"));
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void marks_are_added_changed_and_deleted() throws Exception {
    asset("a".repeat(32));
    List<String> ids =
        add(
            """
            [{"MarkStartTime":"12.1","MarkEndTime":"12.2","MarkTag":"one","MarkContent":"里程碑"},
             {"MarkStartTime":"1","MarkTag":"two","MarkStatus":"online"}]\
            """);
    assertThat(ids).hasSize(2).allSatisfy(id -> assertThat(id).matches("mark-[0-9a-f]{32}"));
    assertThat(get(Optional.empty()))
        .isEqualTo(
            JSON.readTree(
                """
                [{"MediaMarkId":"%s","MarkStartTime":"12.1","MarkEndTime":"12.2","MarkTag":"one",
                  "MarkContent":"里程碑"},
                 {"MediaMarkId":"%s","MarkStartTime":"1","MarkTag":"two","MarkStatus":"online"}]\
                """
                    .formatted(ids.getFirst(), ids.getLast())));

    client.updateMediaMarks(
        new UpdateMediaMarksRequest()
            .setMediaId("a".repeat(32))
            .setMediaMarks(
                "[{\"MediaMarkId\":\"%s\",\"MarkTag\":\"other\"}]".formatted(ids.getLast())));
    JsonNode second = get(Optional.of(ids.getLast()));
    assertThat(second).hasSize(1);
    assertThat(second.path(0).path("MarkTag").asText()).isEqualTo("other");
    assertThat(second.path(0).path("MarkStatus").asText()).as("stays").isEqualTo("online");

    assertThat(
            client
                .deleteMediaMarks(
                    new DeleteMediaMarksRequest()
                        .setMediaId("a".repeat(32))
                        .setMediaMarkIds(ids.getFirst() + ",mark-none"))
                .getBody()
                .getMediaMarkIds())
        .isEqualTo(ids.getFirst());
    add("[{\"MarkTag\":\"three\"}]");
    assertThat(get(Optional.empty()).findValuesAsText("MarkTag")).containsExactly("other", "three");
    client.deleteMediaMarks(new DeleteMediaMarksRequest().setMediaId("a".repeat(32)));
    assertThat(get(Optional.empty())).isEmpty();
  }

  @Test
  void marks_that_break_a_rule_change_nothing() throws Exception {
    asset("a".repeat(32));
    List<String> ids = add("[{\"MarkTag\":\"one\"}]");
    assertThat(code(() -> add("{}"))).isEqualTo("InvalidParameter");
    assertThat(code(() -> add("[]"))).isEqualTo("InvalidParameter");
    assertThat(code(() -> add("[{\"MarkTag\":{\"deep\":1}}]"))).isEqualTo("InvalidParameter");
    assertThat(
            code(() ->
                client.updateMediaMarks(
                    new UpdateMediaMarksRequest()
                        .setMediaId("a".repeat(32))
                        .setMediaMarks(
                            "[{\"MediaMarkId\":\"%s\",\"MarkTag\":\"x\"},{\"MediaMarkId\":\"no\"}]"
                                .formatted(ids.getFirst())))))
        .isEqualTo("MediaMarkNotFound");
    assertThat(get(Optional.empty()).findValuesAsText("MarkTag")).containsExactly("one");
    assertThat(
            code(() -> client.getMediaMarks(new GetMediaMarksRequest().setMediaId("b".repeat(32)))))
        .isEqualTo("MediaNotFound");
  }

  @Test
  void a_bucket_of_the_account_is_chosen_for_uploads() throws Exception {
    assertThat(client.getDefaultStorageLocation().getBody().getBucket()).isNull();
    assertThat(
            client
                .setDefaultStorageLocation(
                    new SetDefaultStorageLocationRequest()
                        .setStorageType("user_oss_bucket")
                        .setBucket("films")
                        .setPath("ims/dir"))
                .getBody()
                .getSuccess())
        .isTrue();
    var chosen = client.getDefaultStorageLocation().getBody();
    assertThat(chosen.getBucket()).isEqualTo("films");
    assertThat(chosen.getPath()).isEqualTo("ims/dir");
    assertThat(chosen.getStorageType()).isEqualTo("user_oss_bucket");
    assertThat(chosen.getStatus()).isEqualTo("Normal");
    JsonNode list = storages(Map.of());
    assertThat(list.findValuesAsText("StorageLocation"))
        .containsExactly("films.oss-cn-shanghai.aliyuncs.com");
    assertThat(list.findValuesAsText("DefaultStorage")).containsExactly("true");
    assertThat(storages(Map.of("StorageType", "vod_oss_bucket"))).isEmpty();
  }

  @Test
  void the_bucket_of_uploads_is_made_when_it_is_chosen() throws Exception {
    choose("vod_oss_bucket", "outin-" + Gateway.ACCOUNT);
    JsonNode list = storages(Map.of());
    assertThat(list.findValuesAsText("StorageLocation"))
        .containsExactly(
            "films.oss-cn-shanghai.aliyuncs.com",
            "outin-1000000000000001.oss-cn-shanghai.aliyuncs.com");
    assertThat(list.findValuesAsText("DefaultStorage")).containsExactly("false", "true");
    assertThat(storages(Map.of("StorageType", "vod_oss_bucket"))).hasSize(1);
  }

  /** The client has no such operation. */
  private JsonNode storages(Map<String, String> parameters) throws Exception {
    return gateway.call("2020-11-09", "GetStorageList", parameters).path("StorageInfoList");
  }

  @Test
  void what_is_no_bucket_of_the_account_is_not_chosen() {
    for (String bucket : List.of("none", "another-s", "films.oss-cn-beijing.aliyuncs.com")) {
      assertThat(code(() -> choose("user_oss_bucket", bucket)))
          .isEqualTo("InvalidStorage.NotFound");
    }
    assertThat(code(() -> choose("vod_oss_bucket", "films"))).isEqualTo("InvalidParameter");
    assertThat(code(() -> choose("user_oss_bucket", "outin-" + Gateway.ACCOUNT)))
        .isEqualTo("InvalidParameter");
  }

  private void choose(String type, String bucket) throws Exception {
    client.setDefaultStorageLocation(
        new SetDefaultStorageLocationRequest().setStorageType(type).setBucket(bucket));
  }

  private List<String> add(String marks) throws Exception {
    return Arrays.asList(
        client
            .addMediaMarks(
                new AddMediaMarksRequest().setMediaId("a".repeat(32)).setMediaMarks(marks))
            .getBody()
            .getMediaMarkIds()
            .split(",", -1));
  }

  private JsonNode get(Optional<String> ids) throws Exception {
    var request = new GetMediaMarksRequest().setMediaId("a".repeat(32));
    ids.ifPresent(request::setMediaMarkIds);
    return JSON.readTree(client.getMediaMarks(request).getBody().getMediaMarks());
  }

  /** A call of the client. */
  private interface Call {
    void run() throws Exception;
  }

  private static String code(Call call) {
    var code = new String[1];
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(TeaException.class, refused -> code[0] = refused.getCode());
    return code[0];
  }

  private void asset(String id) {
    var asset =
        new Asset(
            id,
            Product.IMS,
            Gateway.ACCOUNT,
            REGION,
            Event.DEFAULT_APP,
            AssetKind.VIDEO,
            AssetState.NORMAL,
            AssetSource.REGISTERED,
            "http://127.0.0.1:8701/films/a.mp4",
            Details.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.ofEpochSecond(1),
            Instant.ofEpochSecond(1));
    database.jdbi().useTransaction(tx -> assets.insert(tx, asset));
  }
}
