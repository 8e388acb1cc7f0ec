package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Event;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Play addresses that are fetched anew, and applications. */
class RefreshTest {
  private static final String TEMPLATES =
      "[{\"Container\":{\"Format\":\"mp4\"},\"Video\":{},\"Definition\":\"LD\"},"
          + "{\"Container\":{\"Format\":\"mp4\"},\"Video\":{},\"Definition\":\"HD\"}]";

  @TempDir private static Path directory;
  private static Studio studio;

  @BeforeAll
  static void start() throws IOException {
    studio = new Studio(directory);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_refresh_tells_the_addresses_of_the_streams_that_were_meant() throws IOException {
    studio.video("fresh-1");
    studio.video("fresh-2");
    studio.asset("fresh-3", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
    String group =
        studio
            .call(
                "AddTranscodeTemplateGroup",
                Map.of("Name", "two", "TranscodeTemplateList", TEMPLATES))
            .path("TranscodeTemplateGroupId")
            .asText();
    JsonNode jobs =
        studio
            .call("SubmitTranscodeJobs", Map.of("VideoId", "fresh-1", "TemplateGroupId", group))
            .at("/TranscodeJobs/TranscodeJob");
    studio.done(jobs.path(0).path("JobId").asText(), "ld.mp4");
    studio.done(jobs.path(1).path("JobId").asText(), "hd.mp4");

    JsonNode submitted =
        studio.call(
            "RefreshMediaPlayUrls",
            Map.of(
                "MediaIds",
                "fresh-1, fresh-2,fresh-3,none",
                "TaskType",
                "Refresh",
                "Formats",
                "mp4",
                "Definitions",
                "HD, SD",
                "UserData",
                "{\"Extend\":{\"localId\":\"7\"}}"));
    assertThat(submitted.path("NonExistMediaIds").asText()).isEqualTo("none");
    assertThat(submitted.path("ForbiddenMediaIds").asText()).isEqualTo("fresh-3");
    String id = submitted.path("MediaRefreshJobId").asText();

    JsonNode told = studio.call("GetMediaRefreshJobs", Map.of("MediaRefreshJobId", id));
    assertThat(told.path("MediaRefreshJobs").findValuesAsText("MediaId"))
        .containsExactly("fresh-1", "fresh-2");
    JsonNode first = told.path("MediaRefreshJobs").path(0);
    assertThat(first.path("Status").asText()).isEqualTo("success");
    assertThat(first.path("TaskType").asText()).isEqualTo("Refresh");
    assertThat(first.path("SuccessPlayUrls").asText()).isEqualTo(Studio.url("hd.mp4"));
    assertThat(first.path("TaskIds").asText()).hasSize(32);
    assertThat(first.path("FilterPolicy").asText())
        .isEqualTo(
            "{\"Formats\":\"mp4\",\"Definitions\":\"HD, SD\",\"ResultType\":\"Single\",\"SliceFlag\":false}");
    assertThat(told.path("MediaRefreshJobs").path(1).path("SuccessPlayUrls").asText())
        .as("its file is of its original quality")
        .isEmpty();
    assertThat(
            studio
                .call("GetMediaRefreshJobs", Map.of("MediaRefreshJobId", id, "MediaId", "fresh-2"))
                .path("MediaRefreshJobs"))
        .hasSize(1);
    assertThat(studio.events())
        .anySatisfy(event ->
            assertThat(event)
                .contains(
                    "\"EventType\":\"SubmitMediaRefreshComplete\"",
                    "\"MediaId\":\"fresh-1\"",
                    "\"TaskType\":\"Refresh\"",
                    Studio.url("hd.mp4"),
                    "\"Extend\":\"{\\\"localId\\\":\\\"7\\\"}\""));
  }

  @Test
  void it_is_told_where_the_upload_wanted_unless_it_says_otherwise() throws IOException {
    studio.video("own.mp4");
    studio
        .database
        .jdbi()
        .useTransaction(tx ->
            tx.execute(
                "UPDATE asset SET user_data = ? WHERE media_id = 'own.mp4'",
                "{\"MessageCallback\":{\"CallbackURL\":\"http://upload.test\"}}"));
    studio.ownAddresses.clear();
    var wish = Map.of("MediaIds", "own.mp4", "TaskType", "Refresh");
    studio.call("RefreshMediaPlayUrls", wish);
    var otherwise = new HashMap<>(wish);
    otherwise.put("UserData", "{\"MessageCallback\":{\"CallbackURL\":\"http://refresh.test\"}}");
    studio.call("RefreshMediaPlayUrls", otherwise);
    assertThat(studio.ownAddresses).containsExactly("http://upload.test", "http://refresh.test");
  }

  @Test
  void a_video_without_streams_is_played_by_its_file() throws IOException {
    studio.video("plain.mp4");
    String id =
        studio
            .call("RefreshMediaPlayUrls", Map.of("MediaIds", "plain.mp4", "TaskType", "Preload"))
            .path("MediaRefreshJobId")
            .asText();
    assertThat(
            studio
                .call("GetMediaRefreshJobs", Map.of("MediaRefreshJobId", id))
                .at("/MediaRefreshJobs/0/SuccessPlayUrls")
                .asText())
        .isEqualTo(Studio.url("plain.mp4"));
    assertThat(
            studio
                .call("GetMediaRefreshJobs", Map.of("MediaRefreshJobId", "none"))
                .path("MediaRefreshJobs"))
        .isEmpty();
    assertThat(studio.code("RefreshMediaPlayUrls", Map.of("MediaIds", "plain.mp4")))
        .isEqualTo("MissingTaskType");
  }

  @Test
  void applications_stand_behind_the_one_that_every_account_has() throws IOException {
    String id =
        studio
            .call("CreateAppInfo", Map.of("AppName", "films", "Description", "for films"))
            .path("AppId")
            .asText();
    JsonNode all = studio.call("ListAppInfo", Map.of());
    assertThat(all.path("Total").asInt()).isEqualTo(2);
    assertThat(all.path("AppInfoList").findValuesAsText("AppId"))
        .containsExactly(Event.DEFAULT_APP, id);
    assertThat(all.path("AppInfoList").findValuesAsText("Type"))
        .containsExactly("System", "Custom");
    assertThat(all.at("/AppInfoList/1/Description").asText()).isEqualTo("for films");
    JsonNode second = studio.call("ListAppInfo", Map.of("PageNo", "2", "PageSize", "1"));
    assertThat(second.path("AppInfoList").findValuesAsText("AppId")).containsExactly(id);
    assertThat(studio.call("ListAppInfo", Map.of("Status", "Disable")).path("Total").asInt())
        .isZero();
    assertThat(studio.code("CreateAppInfo", Map.of())).isEqualTo("MissingAppName");
  }
}
