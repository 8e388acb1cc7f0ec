package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.access.Access;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.AddCategory;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the files of assets can be read, and in which category they are, wherever it is told. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class FileUrlTest {
  private static final String REGION = "cn-shanghai";

  private final ManualClock clock = new ManualClock();
  private Database database;
  private Access access;
  private Gateway gateway;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(Gateway.KEY, "one");
    access.roles().authorise(Gateway.ACCOUNT, ServiceRole.ICE);
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(new BucketId(REGION, "closed"), Gateway.ACCOUNT, Buckets.Acl.PRIVATE);
    buckets.create(new BucketId(REGION, "open"), Gateway.ACCOUNT, Buckets.Acl.PUBLIC_READ);
    var categories = new CategoryActions(new Categories(database.jdbi(), clock), Product.IMS);
    var assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    var urls =
        new FileUrls(
            new ReadUrls(
                access.sessions(),
                new MediaUrls(Map.of(URI.create("http://127.0.0.1:8701"), REGION)),
                buckets));
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                "2020-11-09",
                List.of(
                    new AddCategory(categories),
                    new GetMediaInfo(
                        assets,
                        categories,
                        urls,
                        new AssetStreams(database.jdbi()),
                        new SmartTags(_ -> Optional.empty())),
                    new BatchGetMediaInfos(
                        assets, categories, urls, new AssetStreams(database.jdbi())),
                    new ListMediaBasicInfos(assets, categories, urls))));
    long films = call("AddCategory", Map.of("CateName", "films")).at("/Category/CateId").asLong();
    asset("a1", "closed", Optional.of(films));
    asset("a2", "closed", Optional.empty());
    asset("a3", "open", Optional.empty());
  }

  @AfterEach
  void stop() {
    gateway.close();
    access.close();
    database.close();
  }

  @Test
  void an_address_is_signed_for_as_long_as_is_asked_for() throws IOException {
    JsonNode info =
        call("GetMediaInfo", Map.of("MediaId", "a1", "AuthTimeout", "90", "OutputType", "oss"))
            .path("MediaInfo");
    String url = info.at("/FileInfoList/0/FileBasicInfo/FileUrl").asText();
    Map<String, String> query = query(url);
    assertThat(url).startsWith("http://127.0.0.1:8701/closed/a1?");
    assertThat(query).containsKeys("OSSAccessKeyId", "Signature", "security-token");
    assertThat(Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("Expires", "0"))))
        .isBetween(clock.instant().plusSeconds(89), clock.instant().plusSeconds(90));
    assertThat(info.at("/MediaBasicInfo/InputURL").asText())
        .as("its name stays what it is")
        .isEqualTo("http://127.0.0.1:8701/closed/a1");
  }

  @Test
  void covers_are_signed_like_files() throws IOException {
    String cover = "http://127.0.0.1:8701/closed/a1.jpg";
    String alone =
        call("GetMediaInfo", Map.of("MediaId", "a1", "AuthTimeout", "90"))
            .at("/MediaInfo/MediaBasicInfo/CoverURL")
            .asText();
    assertThat(alone).startsWith(cover + "?");
    assertThat(query(alone)).containsKeys("OSSAccessKeyId", "Signature", "security-token");
    for (String action : List.of("BatchGetMediaInfos", "ListMediaBasicInfos")) {
      JsonNode told = call(action, Map.of("MediaIds", "a1,a3", "AuthTimeout", "90"));
      Map<String, String> covers = new HashMap<>();
      told.path("MediaInfos")
          .forEach(info ->
              covers.put(
                  info.path("MediaId").asText(), info.at("/MediaBasicInfo/CoverURL").asText()));
      assertThat(covers.get("a1")).as(action).startsWith(cover + "?");
      assertThat(covers.get("a3")).as(action).isEqualTo("http://127.0.0.1:8701/open/a3.jpg");
    }
    assertThat(
            call("GetMediaInfo", Map.of("MediaId", "a1"))
                .at("/MediaInfo/MediaBasicInfo/CoverURL")
                .asText())
        .isEqualTo(cover);
  }

  @Test
  void it_is_bare_unasked_and_in_public_buckets_and_without_the_role() throws IOException {
    assertThat(url("a1", Map.of())).isEqualTo("http://127.0.0.1:8701/closed/a1");
    assertThat(url("a3", Map.of("AuthTimeout", "90"))).isEqualTo("http://127.0.0.1:8701/open/a3");
    access.roles().revoke(Gateway.ACCOUNT, ServiceRole.ICE);
    assertThat(url("a1", Map.of("AuthTimeout", "90"))).isEqualTo("http://127.0.0.1:8701/closed/a1");
    for (String wrong : List.of("0", "-1", "2592001", "soon")) {
      assertThat(
              call("GetMediaInfo", Map.of("MediaId", "a1", "AuthTimeout", wrong))
                  .path("Code")
                  .asText())
          .as(wrong)
          .isEqualTo("InvalidParameter");
    }
  }

  @Test
  void lists_sign_with_one_key_and_tell_categories() throws IOException {
    JsonNode batch =
        call(
                "BatchGetMediaInfos",
                Map.of("MediaIds", "a1,a2,a3", "AdditionType", "FileInfo", "AuthTimeout", "60"))
            .path("MediaInfos");
    JsonNode listed =
        call("ListMediaBasicInfos", Map.of("IncludeFileBasicInfo", "true", "AuthTimeout", "60"))
            .path("MediaInfos");
    for (JsonNode infos : List.of(batch, listed)) {
      assertThat(infos).hasSize(3);
      var keys = new HashSet<String>();
      for (JsonNode info : infos) {
        String id = info.path("MediaId").asText();
        String url = info.at("/FileInfoList/0/FileBasicInfo/FileUrl").asText();
        assertThat(url).contains("/" + id);
        if (!id.equals("a3")) {
          keys.add(query(url).getOrDefault("OSSAccessKeyId", ""));
        }
        assertThat(info.at("/MediaBasicInfo/CateName").asText())
            .isEqualTo(id.equals("a1") ? "films" : "");
      }
      assertThat(keys).hasSize(1).doesNotContain("");
    }
    JsonNode brief = call("BatchGetMediaInfos", Map.of("MediaIds", "a1")).at("/MediaInfos/0");
    assertThat(brief.at("/MediaBasicInfo/CateName").asText()).isEqualTo("films");
    assertThat(brief.has("FileInfoList")).isFalse();
  }

  private String url(String id, Map<String, String> more) throws IOException {
    var parameters = new HashMap<>(more);
    parameters.put("MediaId", id);
    return call("GetMediaInfo", parameters)
        .at("/MediaInfo/FileInfoList/0/FileBasicInfo/FileUrl")
        .asText();
  }

  private JsonNode call(String action, Map<String, String> parameters) throws IOException {
    return gateway.call("2020-11-09", action, parameters);
  }

  private static Map<String, String> query(String url) {
    var query = new HashMap<String, String>();
    Arrays.stream(URI.create(url).getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], pair[1]));
    return query;
  }

  private void asset(String id, String bucket, Optional<Long> category) {
    Instant at = Instant.ofEpochSecond(1);
    var asset =
        new Asset(
            id,
            Product.IMS,
            Gateway.ACCOUNT,
            REGION,
            Event.DEFAULT_APP,
            AssetKind.VIDEO,
            AssetState.NORMAL,
            AssetSource.UPLOADED,
            "http://127.0.0.1:8701/%s/%s".formatted(bucket, id),
            new Details(
                "title",
                "",
                List.of(),
                category,
                Optional.of("http://127.0.0.1:8701/%s/%s.jpg".formatted(bucket, id)),
                Optional.empty(),
                Optional.empty()),
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
