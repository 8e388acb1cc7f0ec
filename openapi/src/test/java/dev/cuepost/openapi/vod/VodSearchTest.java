package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GetVideoList and SearchMedia, over the wire. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class VodSearchTest {
  private static Database database;
  private static Gateway gateway;

  @BeforeAll
  static void start(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    var clock = InstantSource.system();
    var categories = new CategoryActions(new Categories(database.jdbi(), clock), Product.VOD);
    var videos = new VideoAnswers(categories, _ -> Optional.empty(), _ -> List.of());
    var search = new AssetSearch(database.jdbi());
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "vod",
                "2017-03-21",
                List.of(
                    new GetVideoList(search, videos, _ -> URI.create("http://127.0.0.1:8701")),
                    new SearchMedia(
                        search,
                        videos,
                        new VideoFacts(
                            _ -> List.of(),
                            _ -> List.of(),
                            _ -> Optional.empty(),
                            _ -> Optional.empty()),
                        new AttachedAnswer(
                            new Assets(database.jdbi(), new MediaUrls(Map.of()))::attributes,
                            categories)))));
    asset("a", AssetKind.VIDEO, AssetState.NORMAL, "A landscape", 1);
    asset("b", AssetKind.VIDEO, AssetState.FAILED, "A street", 2);
    asset("c", AssetKind.AUDIO, AssetState.NORMAL, "A song", 3);
    asset("d", AssetKind.IMAGE, AssetState.NORMAL, "A landscape", 4);
    asset("e", AssetKind.OTHER, AssetState.NORMAL, "Subtitles", 5);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "-; -; ba",
        "video; Title = 'landscape'; a",
        "video; Status in ('Normal','UploadFail'); ba",
        "video; Status in ('Normal','Checking'); a",
        "video; Status = 'Transcoding' or Status = 'TranscodeFail' or Status = 'ProduceFail'; -",
        "video; Status != 'Checking'; ba",
        "image; Status in ('Normal','Blocked','Checking'); d",
        "video; VideoId in ('a','c'); a",
        "audio; AudioId = 'c'; c",
        "audio; Duration = [2.5,3.5] and Size = (0,); c",
        "image; Title = 'landscape' and CreationTime = [1970-01-01T00:00:00Z,); d",
        "attached; BusinessType = 'subtitle'; e",
        "attached; -; e",
      })
  void media_of_one_sort_are_found(String type, String match, String expected) throws Exception {
    Map<String, String> parameters = new HashMap<>();
    Optional.ofNullable(type).ifPresent(value -> parameters.put("SearchType", value));
    Optional.ofNullable(match).ifPresent(value -> parameters.put("Match", value));
    JsonNode found = call("SearchMedia", parameters);
    String ids = Optional.ofNullable(expected).orElse("");
    assertThat(ids(found.path("MediaList"), "MediaId")).isEqualTo(ids);
    assertThat(found.has("Code")).isFalse();
    assertThat(found.path("Total").asInt()).isEqualTo(ids.length());
    assertThat(found.has("ScrollToken")).isFalse();
  }

  @Test
  void fields_say_what_is_told_beside_the_id() throws Exception {
    JsonNode bare = call("SearchMedia", Map.of("Match", "MediaId = 'a'")).path("MediaList").path(0);
    assertThat(bare.path("MediaType").asText()).isEqualTo("video");
    assertThat(bare.path("CreationTime").asText()).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(bare.path("Video").path("VideoId").asText()).isEqualTo("a");
    assertThat(bare.path("Video").has("Title")).isFalse();
    JsonNode more =
        call("SearchMedia", Map.of("Match", "MediaId = 'a'", "Fields", "Title, Status"))
            .path("MediaList")
            .path(0)
            .path("Video");
    assertThat(more.path("Title").asText()).isEqualTo("A landscape");
    assertThat(more.path("Status").asText()).isEqualTo("Normal");
    assertThat(more.has("Tags")).isFalse();
    JsonNode audio =
        call("SearchMedia", Map.of("SearchType", "audio")).path("MediaList").path(0).path("Audio");
    assertThat(audio.path("AudioId").asText()).isEqualTo("c");
  }

  @Test
  void a_scroll_goes_on_behind_the_page() throws Exception {
    Map<String, String> ascending =
        Map.of("SortBy", "CreationTime:Asc", "PageSize", "1", "PageNo", "1");
    JsonNode first = call("SearchMedia", ascending);
    assertThat(ids(first.path("MediaList"), "MediaId")).isEqualTo("a");
    Map<String, String> scroll = new HashMap<>(ascending);
    scroll.put("ScrollToken", first.path("ScrollToken").asText());
    JsonNode second = call("SearchMedia", scroll);
    assertThat(ids(second.path("MediaList"), "MediaId")).isEqualTo("b");
    assertThat(second.has("ScrollToken")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Match; Title ~ 'a'; ErrorMatchSyntax",
        "Match; Size = [1,2; ErrorMatchSyntax",
        "Match; Status = 'Gone'; ErrorMatchSyntax",
        "Match; BusinessType = 'x'; ErrorMatchSyntax",
        "SortBy; Name:Asc; InvalidParameter",
        "SortBy; Size,Title,Duration,CreationTime; SortByExceededMax",
        "ScrollToken; somewhere; InvalidScrollToken.Expired",
        "PageSize; 101; InvalidParameter",
        "SearchType; film; InvalidParameter",
      })
  void what_is_wrong_is_said(String name, String value, String code) throws Exception {
    assertThat(call("SearchMedia", Map.of(name, value)).path("Code").asText()).isEqualTo(code);
  }

  @Test
  void videos_and_sounds_are_listed() throws Exception {
    JsonNode all = call("GetVideoList", Map.of());
    assertThat(ids(all.path("VideoList").path("Video"), "VideoId")).isEqualTo("cba");
    assertThat(all.path("Total").asInt()).isEqualTo(3);
    JsonNode some =
        call(
            "GetVideoList",
            Map.of(
                "Status",
                "Normal,Uploading",
                "SortBy",
                "CreationTime:Asc",
                "StartTime",
                "1970-01-01T00:00:01Z",
                "EndTime",
                "1970-01-01T00:00:02Z"));
    assertThat(ids(some.path("VideoList").path("Video"), "VideoId")).isEqualTo("a");
    JsonNode second = call("GetVideoList", Map.of("PageNo", "2", "PageSize", "2"));
    assertThat(ids(second.path("VideoList").path("Video"), "VideoId")).isEqualTo("a");
    JsonNode named =
        call("GetVideoList", Map.of("ReferenceIds", "reference-a,reference-c,reference-d,none"));
    assertThat(ids(named.path("VideoList").path("Video"), "VideoId"))
        .as("d is a picture")
        .isEqualTo("ca");
    assertThat(call("GetVideoList", Map.of("CateId", "7")).path("Total").asInt()).isZero();
    assertThat(call("GetVideoList", Map.of("Status", "Gone")).path("Code").asText())
        .isEqualTo("InvalidParameter");
  }

  @ParameterizedTest
  @CsvSource({
    "Uploading, 0",
    "UploadFail, 1",
    "UploadSucc, 0",
    "Transcoding, 0",
    "TranscodeFail, 0",
    "Checking, 0",
    "Blocked, 0",
    "Normal, 2",
    "ProduceFail, 0",
    "'Checking,Normal', 2"
  })
  void every_status_that_is_documented_is_known(String status, int count) throws Exception {
    JsonNode listed = call("GetVideoList", Map.of("Status", status));
    assertThat(listed.has("Code")).isFalse();
    assertThat(listed.path("Total").asInt()).isEqualTo(count);
  }

  private static JsonNode call(String action, Map<String, String> parameters) throws IOException {
    return gateway.call("2017-03-21", action, parameters);
  }

  private static String ids(JsonNode list, String name) {
    return String.join(
        "",
        StreamSupport.stream(list.spliterator(), false)
            .map(item -> item.path(name).asText())
            .toList());
  }

  private static void asset(String id, AssetKind kind, AssetState state, String title, int second) {
    Instant at = Instant.ofEpochSecond(second);
    var asset =
        new Asset(
            id,
            Product.VOD,
            Gateway.ACCOUNT,
            "cn-shanghai",
            "app-1000000",
            kind,
            state,
            AssetSource.UPLOADED,
            "http://127.0.0.1:8701/demo/" + id,
            new Details(
                title,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("subtitle"),
                Optional.of("reference-" + id)),
            Optional.empty(),
            Optional.of(new AssetFile(10, Optional.of(Duration.ofSeconds(3)), Optional.empty())),
            Optional.empty(),
            at,
            at);
    database
        .jdbi()
        .useTransaction(
            tx -> new Assets(database.jdbi(), new MediaUrls(Map.of())).insert(tx, asset));
  }
}
