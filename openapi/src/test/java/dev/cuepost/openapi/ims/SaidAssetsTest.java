package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.process.job.Owner;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users and plug-ins say of assets is told again and can be searched for. */
class SaidAssetsTest {
  private static final String FOUND =
      """
      {"Result":[
        {"Type":"VideoLabel","Data":"{\\"persons\\":[{\\"name\\":\\"Ada\\",\\"occurrences\\":[]}],\\"tags\\":[{\\"mainTagName\\":\\"Animal\\",\\"subTagName\\":\\"cat\\",\\"occurrences\\":[{\\"score\\":80.0,\\"from\\":1.500,\\"to\\":2.000}]}]}"},
        {"Type":"OCR","Data":"{\\"details\\":[{\\"timestamp\\":0.500,\\"info\\":[{\\"content\\":\\"EXIT\\"}]}]}"}]}
      """;

  @TempDir private static Path directory;
  private static Studio studio;
  private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    var clock = InstantSource.system();
    var endpoint = URI.create("http://127.0.0.1:8701");
    studio = new Studio(directory);
    var jdbi = studio.database.jdbi();
    var assets = studio.library.assets();
    var buckets = new Buckets(jdbi, clock);
    var sessions = studio.access.sessions();
    var categories = new CategoryActions(new Categories(jdbi, clock), Product.IMS);
    var urls = new MediaUrls(Map.of(endpoint, Studio.REGION));
    var owner = new Owner(Product.IMS, Gateway.ACCOUNT, Studio.REGION);
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                Studio.IMS,
                List.of(
                    new CreateUploadMedia(
                        studio.library.uploads(),
                        new UploadGrants(sessions, _ -> endpoint),
                        categories,
                        new Destinations(new StorageLocations(jdbi, clock), buckets)),
                    new RegisterMediaInfo(assets, studio.library.registrations(), categories),
                    new DeleteMediaInfos(assets, studio.library.changes()),
                    new SearchMedia(
                        new AssetSearch(jdbi),
                        categories,
                        assets::attributes,
                        new SmartTags(
                            asset -> studio.processing.jobs().lastTagging(owner, asset.mediaId()))),
                    new ListMediaBasicInfos(
                        assets, categories, new FileUrls(new ReadUrls(sessions, urls, buckets))),
                    new GetMediaInfo(
                        assets,
                        categories,
                        new FileUrls(new ReadUrls(sessions, urls, buckets)),
                        new AssetStreams(jdbi),
                        new SmartTags(asset ->
                            studio.processing.jobs().lastTagging(owner, asset.mediaId()))))));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    studio.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "EntityId; e-1; one,two",
        "EntityId; e-2; ``",
        "CustomFilters; {\"intField1\":12}; one",
        "CustomFilters; {\"intField1\":[12,13]}; one,two",
        "CustomFilters; {\"intField1\":{\"gte\":12,\"lte\":13}}; one,two",
        "CustomFilters; {\"intField1\":{\"gt\":12}}; two",
        "CustomFilters; {\"intField1\":{\"lt\":12}}; ``",
        "CustomFilters; {\"strField1\":\"abc\"}; one",
        "CustomFilters; {\"strField1\":[\"abc\",\"cd\"]}; one,two",
        "CustomFilters; {\"strField1\":\"abc\",\"intField1\":13}; ``",
        "CustomFilters; {}; one,two",
        "SearchLibName; ims-default-search-lib; one,two",
        "SearchLibName; films; ``"
      })
  void searches_go_by_what_an_upload_says(String name, String value, String expected)
      throws IOException {
    var uploaded =
        Map.of(
            upload("one", "{\"intField1\":12,\"strField1\":\"abc\",\"other\":[1]}"), "one",
            upload("two", "{\"intField1\":13,\"strField1\":\"cd\"}"), "two");
    JsonNode found =
        call("SearchMedia", Map.of(name, value, "SortBy", "title:Asc")).path("MediaInfoList");
    assertThat(
            found.findValuesAsText("Title").stream()
                .filter(uploaded::containsValue)
                .reduce((a, b) -> a + "," + b)
                .orElse(""))
        .isEqualTo(expected);
    found.forEach(info -> {
      if (info.at("/MediaBasicInfo/Title").asText().equals("one")) {
        assertThat(info.path("CustomFields").asText())
            .isEqualTo("{\"intField1\":12,\"strField1\":\"abc\"}");
      }
    });
    call("DeleteMediaInfos", Map.of("MediaIds", String.join(",", uploaded.keySet())));
    long kept =
        studio
            .database
            .jdbi()
            .withHandle(handle ->
                handle.select("SELECT COUNT(*) FROM asset_attribute").mapTo(Long.class).one());
    assertThat(kept).isZero();
  }

  @Test
  void an_asset_is_listed_by_the_second_in_which_it_was_made() throws IOException {
    String id = upload("timed", "{}");
    String second =
        call("ListMediaBasicInfos", Map.of("MediaId", id))
            .at("/MediaInfos/0/MediaBasicInfo/CreateTime")
            .asText();
    assertThat(
            call("ListMediaBasicInfos", Map.of("StartTime", second, "EndTime", second))
                .path("MediaInfos")
                .findValuesAsText("MediaId"))
        .contains(id);
    call("DeleteMediaInfos", Map.of("MediaIds", id));
  }

  private static String upload(String title, String said) throws IOException {
    return call(
            "CreateUploadMedia",
            Map.of(
                "FileInfo",
                "{\"Type\":\"video\",\"Name\":\"n\",\"Ext\":\"mp4\"}",
                "EntityId",
                "e-1",
                "MediaMetaData",
                "{\"Title\":\"%s\",\"DynamicMetaData\":%s}".formatted(title, said)))
        .path("MediaId")
        .asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"intField2\":1}",
        "{\"intField1\":\"1\"}",
        "{\"intField1\":[]}",
        "{\"intField1\":1.5}",
        "{\"intField1\":{\"from\":1}}",
        "{\"strField1\":1}",
        "{\"strField1\":\"\\u0000\"}",
        "{\"strField2\":{\"gte\":\"a\"}}"
      })
  void filters_that_break_a_rule_are_refused(String filters) throws IOException {
    assertThat(call("SearchMedia", Map.of("CustomFilters", filters)).path("Code").asText())
        .isEqualTo("InvalidParameter");
  }

  @Test
  void a_registration_names_the_library_of_the_asset() throws IOException {
    studio.put("library.mp4", new byte[10]);
    String id =
        call(
                "RegisterMediaInfo",
                Map.of(
                    "InputURL",
                    Studio.url("library.mp4"),
                    "RegisterConfig",
                    "{\"SearchLibName\":\"films\"}"))
            .path("MediaId")
            .asText();
    assertThat(
            call("SearchMedia", Map.of("SearchLibName", "films"))
                .path("MediaInfoList")
                .findValuesAsText("MediaId"))
        .contains(id);
    assertThat(call("SearchMedia", Map.of("SearchLibName", "songs")).path("Total").asInt())
        .isZero();
    call("DeleteMediaInfos", Map.of("MediaIds", id));
  }

  @Test
  void an_object_is_one_asset_whatever_its_address() throws IOException {
    String http = Studio.url("an object.mp4").replace(" ", "%20");
    String oss = http.replace("http://127.0.0.1:8701", "oss:/");
    String host =
        http.replaceFirst(
            "http://127.0.0.1:8701/([^/]+)",
            "https://$1.oss-" + Studio.REGION + "-internal.aliyuncs.com");
    String id = call("RegisterMediaInfo", Map.of("InputURL", oss)).path("MediaId").asText();
    JsonNode told = call("GetMediaInfo", Map.of("MediaId", id)).path("MediaInfo");
    assertThat(told.at("/MediaBasicInfo/InputURL").asText())
        .as("an address that can be opened")
        .isEqualTo(http);
    for (String same : List.of(http, oss, host)) {
      assertThat(call("RegisterMediaInfo", Map.of("InputURL", same)).path("Code").asText())
          .as(same)
          .isEqualTo("InvalidParameter.DuplicateInputURL");
      assertThat(call("GetMediaInfo", Map.of("InputURL", same)).at("/MediaInfo/MediaId").asText())
          .as(same)
          .isEqualTo(id);
    }

    JsonNode instead = call("RegisterMediaInfo", Map.of("InputURL", host, "Overwrite", "true"));
    assertThat(call("GetMediaInfo", Map.of("MediaId", id)).path("Code").asText())
        .isEqualTo("MediaNotFound");
    JsonNode next = call("GetMediaInfo", Map.of("InputURL", http)).path("MediaInfo");
    assertThat(next.path("MediaId")).isEqualTo(instead.path("MediaId"));
    assertThat(next.at("/MediaBasicInfo/InputURL").asText()).isEqualTo(host);
    assertThat(call("DeleteMediaInfos", Map.of("InputURLs", oss)).path("IgnoredList")).isEmpty();
    assertThat(call("GetMediaInfo", Map.of("InputURL", host)).path("Code").asText())
        .isEqualTo("MediaNotFound");
  }

  @Test
  void a_video_of_vod_is_registered_by_its_name_and_keeps_its_file() throws IOException {
    studio.video("of-vod");
    String id =
        call("RegisterMediaInfo", Map.of("InputURL", "vod://of-vod", "Description", "mine"))
            .path("MediaId")
            .asText();
    assertThat(id).isNotEmpty().isNotEqualTo("of-vod");
    JsonNode told = call("GetMediaInfo", Map.of("InputURL", "vod://of-vod")).path("MediaInfo");
    assertThat(told.path("MediaId").asText()).isEqualTo(id);
    assertThat(told.at("/MediaBasicInfo/Title").asText()).isEqualTo("title of of-vod");
    assertThat(told.at("/MediaBasicInfo/Description").asText()).isEqualTo("mine");
    assertThat(told.at("/MediaBasicInfo/Source").asText()).isEqualTo("vod");
    assertThat(told.at("/MediaBasicInfo/InputURL").asText()).isEqualTo(Studio.url("of-vod"));
    assertThat(
            call("ListMediaBasicInfos", Map.of("Source", "vod"))
                .path("MediaInfos")
                .findValuesAsText("MediaType"))
        .containsOnly("video");
    assertThat(call("RegisterMediaInfo", Map.of("InputURL", "vod://of-vod")).path("Code").asText())
        .isEqualTo("InvalidParameter.DuplicateInputURL");

    call("DeleteMediaInfos", Map.of("InputURLs", "vod://of-vod", "DeletePhysicalFiles", "true"));
    assertThat(call("GetMediaInfo", Map.of("MediaId", id)).path("Code").asText())
        .isEqualTo("MediaNotFound");
    assertThat(studio.has("of-vod")).isTrue();
    assertThat(studio.code("GetVideoInfo", Map.of("VideoId", "of-vod"))).isEmpty();
  }

  @Test
  void a_video_that_is_not_there_cannot_be_registered() throws IOException {
    studio.asset("not-yet", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
    assertThat(call("RegisterMediaInfo", Map.of("InputURL", "vod://none")).path("Code").asText())
        .isEqualTo("MediaNotFound");
    assertThat(call("RegisterMediaInfo", Map.of("InputURL", "vod://not-yet")).path("Code").asText())
        .isEqualTo("InvalidParameter");
  }

  @Test
  void what_was_found_in_an_asset_is_told_with_it() throws IOException {
    studio.put("tagged.mp4", new byte[10]);
    String id =
        call("RegisterMediaInfo", Map.of("InputURL", Studio.url("tagged.mp4")))
            .path("MediaId")
            .asText();
    assertThat(info(id, Map.of()).has("AiRoughData")).isFalse();
    String job =
        studio
            .ims(
                "SubmitSmarttagJob",
                Map.of(
                    "Input",
                    "{\"Type\":\"Media\",\"Media\":\"%s\"}".formatted(id),
                    "ContentAddr",
                    "http://127.0.0.1/more",
                    "ContentType",
                    "text"))
            .path("JobId")
            .asText();
    JsonNode waiting = info(id, Map.of()).at("/AiRoughData/StandardSmartTagJob");
    assertThat(waiting.path("AiJobId").asText()).isEqualTo(job);
    assertThat(waiting.path("Status").asText()).isEqualTo("Analyzing");

    studio.done(job, "tagged.json", "{\"Result\":[{\"Type\":\"VideoLabel\",\"Data\":\"x\"}]}");
    JsonNode brief = info(id, Map.of()).at("/AiRoughData/StandardSmartTagJob");
    assertThat(brief.path("Status").asText()).isEqualTo("AnalyzeSuccess");
    assertThat(brief.has("Results")).isFalse();
    for (String flag : List.of("true", "\"true\"")) {
      JsonNode detailed = info(id, detailed(flag)).at("/AiRoughData/StandardSmartTagJob");
      assertThat(detailed.path("Results").toString())
          .isEqualTo("[{\"Type\":\"VideoLabel\",\"Data\":\"x\"}]");
    }
    assertThat(call("GetMediaInfo", with(id, detailed("\"often\""))).path("Code").asText())
        .isEqualTo("InvalidParameter");
  }

  @Test
  void a_search_tells_labels_and_texts_that_were_found() throws IOException {
    studio.put("labelled.mp4", new byte[10]);
    String id =
        call("RegisterMediaInfo", Map.of("InputURL", Studio.url("labelled.mp4")))
            .path("MediaId")
            .asText();
    String job =
        studio
            .ims(
                "SubmitSmarttagJob",
                Map.of("Input", "{\"Type\":\"Media\",\"Media\":\"%s\"}".formatted(id)))
            .path("JobId")
            .asText();
    var search = Map.of("Match", "mediaId = '%s'".formatted(id));
    assertThat(call("SearchMedia", search).at("/MediaInfoList/0").has("AiData")).isFalse();
    studio
        .database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE process_job SET state = 'SUCCESS', result = ? WHERE job_id = ?",
                new ObjectMapper()
                    .createObjectNode()
                    .put("meta", FOUND)
                    .set("keys", new ObjectMapper().createArrayNode())
                    .toString(),
                job));
    JsonNode told = call("SearchMedia", search).at("/MediaInfoList/0/AiData");
    assertThat(told)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"AiLabelInfo":[
                       {"Category":"person","LabelName":"Ada","Occurrences":[]},
                       {"Category":"Animal","LabelName":"cat","Occurrences":[
                         {"From":1.5,"To":2.0,"Score":80.0}]}],
                     "OcrInfo":[{"Content":"EXIT","Timestamp":0.5}]}
                    """));
    JsonNode basic = call("SearchMedia", search).at("/MediaInfoList/0/MediaBasicInfo");
    assertThat(basic.path("Biz").asText()).isEqualTo("ICE");
    assertThat(basic.has("UploadSource")).as("nobody uploaded it").isFalse();
  }

  private static Map<String, String> detailed(String flag) {
    return Map.of("ReturnDetailedInfo", "{\"AiRoughData.StandardSmartTagJob\":%s}".formatted(flag));
  }

  private static JsonNode info(String id, Map<String, String> more) throws IOException {
    return call("GetMediaInfo", with(id, more)).path("MediaInfo");
  }

  private static Map<String, String> with(String id, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("MediaId", id);
    return parameters;
  }

  private static JsonNode call(String action, Map<String, String> parameters) throws IOException {
    return gateway.call(Studio.IMS, action, parameters);
  }
}
