package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.openapi.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each code that the reference tells of an operation, with its status. */
class ErrorCodesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Studio studio;

  @BeforeEach
  void start() throws IOException {
    studio = new Studio(directory);
    studio.asset("film", AssetKind.VIDEO, AssetState.NORMAL, Optional.empty());
    studio.asset("blocked", AssetKind.VIDEO, AssetState.BLOCKED, Optional.empty());
    studio.asset("coming", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CreateUploadVideo | {"Title":"t","FileName":"a.txt"} | 400 | InvalidFileName.Extension
          CreateUploadVideo | {"Title":"t","FileName":"a"} | 400 | InvalidFileName.Extension
          CreateUploadVideo | {"Title":"a\\u0007b","FileName":"a.mp4"} | 400 | IllegalCharacters
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","Description":"\\u0000"} | 400 | IllegalCharacters
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","Tags":"a,\\ufffd"} | 400 | IllegalCharacters
          CreateUploadVideo | {"Title":"$129","FileName":"a.mp4"} | 400 | LengthExceededMax
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","Description":"$1025"} | 400 | LengthExceededMax
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","Tags":"$33"} | 400 | TagsExceededMax
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","Tags":"1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7"} | 400 | TagsExceededMax
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","TemplateGroupId":"none"} | 404 | InvalidTemplateGroupId.NotFound
          CreateUploadVideo | {"Title":"t","FileName":"a.mp4","StorageLocation":"none"} | 404 | InvalidStorage.NotFound
          RefreshUploadVideo | {"VideoId":"none"} | 404 | InvalidVideo.NotFound
          RefreshUploadVideo | {"VideoId":"film"} | 400 | InvalidVideo.Damaged
          SubmitTranscodeJobs | {"VideoId":"none","TemplateGroupId":"$group"} | 404 | InvalidVideo.NotFound
          SubmitTranscodeJobs | {"VideoId":"coming","TemplateGroupId":"$group"} | 400 | Forbidden.IllegalStatus
          SubmitTranscodeJobs | {"VideoId":"film","TemplateGroupId":"none"} | 404 | NoSuchResource
          SubmitSnapshotJob | {"VideoId":"none","Count":"1"} | 404 | InvalidVideo.NotFound
          SubmitSnapshotJob | {"VideoId":"coming","Count":"1"} | 400 | Forbidden.IllegalStatus
          SubmitSnapshotJob | {"VideoId":"film","SnapshotTemplateId":"none"} | 404 | NoSuchResource
          SubmitDynamicImageJob | {"VideoId":"none","DynamicImageTemplateId":"none"} | 404 | InvalidVideo.NotFound
          SubmitDynamicImageJob | {"VideoId":"film","DynamicImageTemplateId":"none"} | 404 | NoSuchResource
          ListSnapshots | {"VideoId":"none"} | 404 | InvalidVideo.NotFound
          GetVideoInfo | {"VideoId":"none"} | 404 | InvalidVideo.NotFound
          GetPlayInfo | {"VideoId":"none"} | 404 | InvalidVideo.NotFound
          GetPlayInfo | {"VideoId":"blocked"} | 403 | Forbidden.IllegalStatus
          GetPlayInfo | {"VideoId":"film","Formats":"m3u8"} | 404 | InvalidVideo.NoneStream
          DeleteVideo | {"VideoIds":"none"} | 404 | InvalidVideo.NotFound
          DeleteVideo | {"VideoIds":"1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21"} | 400 | VideoIdsExceededMax
          SearchMedia | {"SortBy":"Size,Title,Duration,CreationTime"} | 400 | SortByExceededMax
          SearchMedia | {"Match":"Title ~ 'a'"} | 400 | ErrorMatchSyntax
          SearchMedia | {"ScrollToken":"somewhere"} | 400 | InvalidScrollToken.Expired
          AddTranscodeTemplateGroup | {"TranscodeTemplateGroupId":"none"} | 404 | InvalidTranscodeTemplateGroup.NotFound
          AddTranscodeTemplateGroup | {"TranscodeTemplateGroupId":"VOD_NO_TRANSCODE"} | 403 | Forbidden.SpecialTemplateGroup
          AddTranscodeTemplateGroup | {"Name":"n","TranscodeTemplateList":"$templates"} | 400 | TranscodeTemplateExceededMax
          """)
  void a_request_is_refused(String action, String parameters, int status, String code)
      throws IOException {
    Map<String, String> read = read(parameters);
    assertThat(studio.code(action, read)).isEqualTo(code);
    assertThat(studio.status(action, read)).isEqualTo(status);
  }

  /** What begins with a dollar sign stands for a text so long, or for one that is made here. */
  private Map<String, String> read(String parameters) throws IOException {
    JsonNode object = JSON.readTree(parameters);
    Map<String, String> read = new HashMap<>();
    for (var member : object.properties()) {
      String value = member.getValue().asText();
      read.put(
          member.getKey(),
          switch (value) {
            case "$group" -> group("one");
            case "$templates" ->
                "[%s]".formatted(String.join(",", Collections.nCopies(21, template())));
            default ->
                value.startsWith("$") ? "x".repeat(Integer.parseInt(value.substring(1))) : value;
          });
    }
    return read;
  }

  private String group(String name) throws IOException {
    return studio
        .call(
            "AddTranscodeTemplateGroup",
            Map.of("Name", name, "TranscodeTemplateList", "[%s]".formatted(template())))
        .path("TranscodeTemplateGroupId")
        .asText();
  }

  private static String template() {
    return "{\"Container\":{\"Format\":\"mp4\"},\"Video\":{},\"Definition\":\"LD\"}";
  }

  @Test
  void a_locked_group_is_not_changed() throws IOException {
    String id = group("one");
    studio.call(
        "UpdateTranscodeTemplateGroup",
        Map.of("TranscodeTemplateGroupId", id, "Locked", "Enabled"));
    var more =
        Map.of(
            "TranscodeTemplateGroupId", id, "TranscodeTemplateList", "[%s]".formatted(template()));
    assertThat(studio.code("AddTranscodeTemplateGroup", more))
        .isEqualTo("Forbidden.LockedTemplateGroup");
    assertThat(studio.status("AddTranscodeTemplateGroup", more)).isEqualTo(403);
  }

  @Test
  void there_are_twenty_groups_at_most() throws IOException {
    for (int number = 1; number <= 20; number++) {
      assertThat(group("group " + number)).isNotEmpty();
    }
    assertThat(studio.code("AddTranscodeTemplateGroup", Map.of("Name", "another")))
        .isEqualTo("TrasncodeTemplateGroupExceededMax");
    assertThat(studio.status("AddTranscodeTemplateGroup", Map.of("Name", "another")))
        .isEqualTo(400);
    assertThat(
            studio.call("ListTranscodeTemplateGroup", Map.of()).path("TranscodeTemplateGroupList"))
        .hasSize(20);
  }

  @Test
  void without_the_service_s_role_no_upload_begins() throws IOException {
    studio.access.roles().revoke(Gateway.ACCOUNT, ServiceRole.VOD);
    var upload = Map.of("Title", "t", "FileName", "a.mp4");
    assertThat(studio.code("CreateUploadVideo", upload)).isEqualTo("Forbidden.InitFailed");
    assertThat(studio.status("CreateUploadVideo", upload)).isEqualTo(403);
  }
}
