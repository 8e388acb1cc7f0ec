package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.Watermark;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads and tells the templates of a group. Source: ApsaraVideo VOD documentation, "Basic
 * structures", TranscodeTemplate.
 */
final class StreamTemplates {
  static final Parameter<String> LIST =
      Parameter.optional("TranscodeTemplateList", ParameterType.text(1 << 18));

  private static final String ID = "TranscodeTemplateId";
  private static final String WATERMARKS = "WatermarkIds";
  private static final Set<String> TEXTS =
      Set.of("TemplateName", "Definition", "Type", "Rotate", "TranscodeFileRegular");
  private static final Set<String> DEFINITIONS =
      Set.of("FD", "LD", "SD", "HD", "OD", "2K", "4K", "SQ", "HQ", "AUTO");

  private StreamTemplates() {}

  /**
   * Reads them; one that tells an id keeps it.
   *
   * @throws Refusal if the text is no array of objects with a container each
   */
  static List<StreamTemplate> read(String text, Supplier<String> ids) throws Refusal {
    JsonNode array = JobParameters.json(LIST, text);
    if (!array.isArray()) {
      throw wrong("it must be a JSON array");
    }
    List<StreamTemplate> templates = new ArrayList<>();
    for (JsonNode element : array) {
      templates.add(one(element, ids));
    }
    return templates;
  }

  private static StreamTemplate one(JsonNode element, Supplier<String> ids) throws Refusal {
    if (!(element instanceof ObjectNode object)) {
      throw wrong("its elements must be JSON objects");
    }
    ObjectNode config = object.deepCopy();
    // Some clients write what is inside as texts.
    for (String name : List.copyOf(object.properties().stream().map(m -> m.getKey()).toList())) {
      JsonNode value = object.get(name);
      String opening = name.equals(WATERMARKS) ? "[" : "{";
      if (value.isTextual() && !TEXTS.contains(name) && value.asText().startsWith(opening)) {
        config.set(name, JobParameters.json(LIST, value.asText()));
      }
    }
    if (!config.path("Container").path("Format").isTextual()) {
      throw wrong("each template needs a Container with a Format");
    }
    String definition = config.path("Definition").asText("");
    if (!definition.isEmpty() && !DEFINITIONS.contains(definition.split("-", 2)[0])) {
      throw wrong(
          "Definition must be one of %s, was %s"
              .formatted(DEFINITIONS.stream().sorted().toList(), definition));
    }
    if (config.path("EncryptSetting").path("EncryptType").asText().equals("AliyunVoDEncryption")) {
      throw wrong(
          "AliyunVoDEncryption is the cloud's own and cannot be made here; use HLSEncryption");
    }
    checkWatermarks(config.path(WATERMARKS));
    String id = Optional.of(config.path(ID).asText()).filter(t -> !t.isEmpty()).orElseGet(ids);
    config.remove(ID);
    return new StreamTemplate(id, config.toString());
  }

  private static void checkWatermarks(JsonNode ids) throws Refusal {
    if (ids.isMissingNode()) {
      return;
    }
    if (!ids.isArray()) {
      throw wrong("WatermarkIds must be an array");
    }
    for (JsonNode id : ids) {
      if (!id.isTextual()) {
        throw wrong("WatermarkIds must have texts only");
      }
    }
    if (ids.size() > Watermark.MOST) {
      throw new Refusal(
          RpcError.of(
              "WatermarkExceededMax",
              "A template has at most %d watermarks.".formatted(Watermark.MOST)));
    }
  }

  /** The ids of the watermarks that a template names. */
  static List<String> watermarkIds(StreamTemplate template) throws Refusal {
    List<String> ids = new ArrayList<>();
    JobParameters.json(LIST, template.config())
        .path(WATERMARKS)
        .forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static Refusal wrong(String rule) {
    return new Refusal(RpcError.invalid(LIST.name(), rule));
  }

  /** One as it is told: what is an object is told as text. */
  static Fields told(StreamTemplate template) {
    Fields fields = new Fields().text(ID, template.id());
    try {
      JobParameters.json(LIST, template.config())
          .properties()
          .forEach(member -> {
            JsonNode value = member.getValue();
            if (member.getKey().equals(WATERMARKS) && value.isArray()) {
              List<Value> ids = new ArrayList<>();
              value.forEach(id -> ids.add(new Value.Text(id.asText())));
              fields.items(member.getKey(), ids);
            } else if (TEXTS.contains(member.getKey()) || value.isValueNode()) {
              fields.text(member.getKey(), value.asText());
            } else {
              fields.text(member.getKey(), value.toString());
            }
          });
    } catch (Refusal e) {
      throw new IllegalStateException("a stored template is no JSON", e);
    }
    return fields;
  }
}
