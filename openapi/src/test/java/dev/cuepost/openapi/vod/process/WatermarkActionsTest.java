package dev.cuepost.openapi.vod.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.media.process.template.Watermarks;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.Product;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watermarks on the wire, and groups of templates that name them. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class WatermarkActionsTest {
  private static final String VOD = "2017-03-21";
  private static final String TEMPLATE = "{\"Container\":{\"Format\":\"mp4\"},\"WatermarkIds\":%s}";

  private Database database;
  private Gateway gateway;

  @BeforeEach
  void start(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    var clock = InstantSource.system();
    Supplier<String> ids = () -> UUID.randomUUID().toString().replace("-", "");
    var watermarks =
        new Watermarks(
            database.jdbi(),
            (_, _, _, config) ->
                config.contains("bad")
                    ? Optional.of(Rejection.atSubmit("InvalidParameter", "WatermarkConfig is bad."))
                    : Optional.empty(),
            clock,
            ids);
    List<Action> actions = new ArrayList<>(WatermarkActions.all(watermarks));
    actions.addAll(
        GroupActions.all(
            new TemplateGroups(database.jdbi(), clock, ids),
            watermarks,
            (_, _) -> Optional.empty()));
    gateway = Gateway.start(clock, new Product("vod", VOD, actions));
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void a_watermark_is_kept_changed_and_deleted() throws IOException {
    JsonNode added = add("Image", Map.of("FileUrl", "oss://demo/a.png", "AppId", "app-2"));
    String id = added.path("WatermarkId").asText();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(added.path("Name").asText()).isEqualTo("mark");
    assertThat(added.path("Type").asText()).isEqualTo("Image");
    assertThat(added.path("FileUrl").asText()).isEqualTo("oss://demo/a.png");
    assertThat(added.path("WatermarkConfig").asText()).isEqualTo("{\"Dx\":\"8\"}");
    assertThat(added.path("IsDefault").asText()).isEqualTo("NotDefault");
    assertThat(added.path("CreationTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z");
    assertThat(get(id)).isEqualTo(added);

    JsonNode changed =
        call(
                "UpdateWatermark",
                Map.of("WatermarkId", id, "Name", "new", "WatermarkConfig", "{\"Dx\":\"9\"}"))
            .path("WatermarkInfo");
    assertThat(changed.path("Name").asText()).isEqualTo("new");
    assertThat(get(id)).isEqualTo(changed);
    call("SetDefaultWatermark", Map.of("WatermarkId", id));
    assertThat(get(id).path("IsDefault").asText()).isEqualTo("Default");
    assertThat(call("ListWatermark", Map.of("AppId", "app-2")).path("WatermarkInfos")).hasSize(1);
    assertThat(call("ListWatermark", Map.of()).path("WatermarkInfos")).isEmpty();

    assertThat(code("DeleteWatermark", Map.of("WatermarkId", id))).isEmpty();
    assertThat(call("ListWatermark", Map.of("AppId", "app-2")).path("WatermarkInfos")).isEmpty();
  }

  @Test
  void what_is_wrong_is_said() throws IOException {
    Map<String, String> whole =
        Map.of("Name", "mark", "Type", "Text", "WatermarkConfig", "{\"Content\":\"x\"}");
    for (String name : whole.keySet()) {
      var without = new HashMap<>(whole);
      without.remove(name);
      assertThat(code("AddWatermark", without)).isEqualTo("Missing" + name);
    }
    assertThat(code("AddWatermark", with(whole, "Type", "Image"))).isEqualTo("MissingFileUrl");
    assertThat(code("AddWatermark", with(whole, "Type", "Film"))).isEqualTo("InvalidParameter");
    assertThat(code("AddWatermark", with(whole, "Name", "x".repeat(129))))
        .isEqualTo("InvalidParameter");
    assertThat(code("AddWatermark", with(whole, "WatermarkConfig", "bad")))
        .isEqualTo("InvalidParameter");
    for (String action : List.of("GetWatermark", "DeleteWatermark", "SetDefaultWatermark")) {
      assertThat(code(action, Map.of("WatermarkId", "none")))
          .as(action)
          .isEqualTo("InvalidWatermark.NotFound");
    }
    assertThat(code("UpdateWatermark", Map.of("WatermarkId", "none", "WatermarkConfig", "{}")))
        .isEqualTo("InvalidWatermark.NotFound");
    assertThat(call("ListWatermark", Map.of()).path("WatermarkInfos")).isEmpty();
  }

  @Test
  void a_group_names_watermarks_that_are_there() throws IOException {
    String id = add("Text", Map.of()).path("WatermarkId").asText();
    String group = stored("[\"" + id + "\"]").path("TranscodeTemplateGroupId").asText();
    JsonNode told =
        call("GetTranscodeTemplateGroup", Map.of("TranscodeTemplateGroupId", group))
            .at("/TranscodeTemplateGroup/TranscodeTemplateList/0/WatermarkIds");
    assertThat(told.path(0).asText()).isEqualTo(id);
    assertThat(stored("\"[\\\"" + id + "\\\"]\"").path("Code").asText())
        .as("an array that was written as a text")
        .isEmpty();
    assertThat(stored("[],\"TemplateName\":\"[HD] first\"").path("Code").asText())
        .as("a name is no array, whatever it begins with")
        .isEmpty();

    assertThat(stored("[\"USER_DEFAULT_WATERMARK\",\"" + id + "\"]").path("Code").asText())
        .as("whichever it is, and if there is none")
        .isEmpty();

    int before = call("ListTranscodeTemplateGroup", Map.of()).path(GROUPS).size();
    assertThat(stored("[\"" + id + "\",\"none\"]").path("Code").asText())
        .isEqualTo("InvalidWatermark.NotFound");
    assertThat(stored("\"" + id + "\"").path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(stored("[1]").path("Code").asText()).isEqualTo("InvalidParameter");
    assertThat(stored("[\"a\"" + ",\"a\"".repeat(20) + "]").path("Code").asText())
        .isEqualTo("WatermarkExceededMax");
    assertThat(
            code(
                "UpdateTranscodeTemplateGroup",
                Map.of(
                    "TranscodeTemplateGroupId",
                    group,
                    "TranscodeTemplateList",
                    "[" + TEMPLATE.formatted("[\"none\"]") + "]")))
        .isEqualTo("InvalidWatermark.NotFound");
    assertThat(call("ListTranscodeTemplateGroup", Map.of()).path(GROUPS)).hasSize(before);
  }

  private static final String GROUPS = "TranscodeTemplateGroupList";

  private JsonNode stored(String watermarkIds) throws IOException {
    return call(
        "AddTranscodeTemplateGroup",
        Map.of("Name", "g", "TranscodeTemplateList", "[" + TEMPLATE.formatted(watermarkIds) + "]"));
  }

  private JsonNode add(String type, Map<String, String> more) throws IOException {
    var parameters = new HashMap<>(more);
    parameters.putAll(Map.of("Name", "mark", "Type", type, "WatermarkConfig", "{\"Dx\":\"8\"}"));
    return call("AddWatermark", parameters).path("WatermarkInfo");
  }

  private static Map<String, String> with(
      Map<String, String> parameters, String name, String value) {
    var changed = new HashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  private JsonNode get(String id) throws IOException {
    return call("GetWatermark", Map.of("WatermarkId", id)).path("WatermarkInfo");
  }

  private String code(String action, Map<String, String> parameters) throws IOException {
    return call(action, parameters).path("Code").asText();
  }

  private JsonNode call(String action, Map<String, String> parameters) throws IOException {
    return gateway.call(VOD, action, parameters);
  }
}
