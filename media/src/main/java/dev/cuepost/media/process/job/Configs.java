package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.process.template.Template;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import java.util.Optional;

/** Makes one configuration of a template and what a job says over it. */
final class Configs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Templates templates;

  Configs(Templates templates) {
    this.templates = templates;
  }

  /** A configuration with nothing left to look up. */
  record Merged(String templateId, ObjectNode config) {}

  /**
   * Reads {@code TemplateId} and {@code OverwriteParams}.
   *
   * @throws dev.cuepost.media.json.RejectedException if there is no such template of the type
   */
  Merged read(Owner owner, Fields fields, TemplateType type) {
    return read(
        owner,
        fields.text("TemplateId"),
        type,
        fields.object("OverwriteParams").flatMap(_ -> fields.raw("OverwriteParams")),
        fields.at("TemplateId"));
  }

  /**
   * The same from its parts.
   *
   * @param where the path of the template's id
   */
  Merged read(
      Owner owner,
      Optional<String> id,
      TemplateType type,
      Optional<JsonNode> params,
      String where) {
    Template template = template(owner, id, type, where);
    ObjectNode config = object(template.config());
    params.ifPresent(over -> Merge.over(config, over));
    template.subtype().flatMap(type::subtype).ifPresent(word -> say(type, word, config));
    return new Merged(template.id(), config);
  }

  /** Says in a configuration what the subtype of its template means. */
  static void say(TemplateType type, String subtype, ObjectNode config) {
    if (type == TemplateType.TRANSCODE && subtype.equals("Remux")) {
      Merge.over(config, empty().put("Remux", true));
    }
    if (type == TemplateType.TRANSCODE && subtype.equals("AudioTranscode")) {
      Merge.over(config, object("{\"Video\":{\"Remove\":true}}"));
    }
    if (type == TemplateType.SNAPSHOT && !config.has("Type")) {
      config.put("Type", subtype);
    }
  }

  private Template template(Owner owner, Optional<String> id, TemplateType type, String where) {
    var whose = new Templates.Owner(owner.account(), owner.region());
    if (id.isEmpty()) {
      return templates
          .findDefault(whose, type, Optional.empty())
          .orElseThrow(() -> Fields.invalid(where, "is required where no default template is set"));
    }
    return templates
        .findAny(whose, id.get())
        .filter(found -> found.type() == type)
        .orElseThrow(() ->
            FileChecks.rejected(
                "InvalidTemplate.NotFound",
                "%s: there is no %s %s."
                    .formatted(where, type.word(), Fields.printable(id.get()))));
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a template's configuration is no JSON", e);
    }
  }

  static ObjectNode empty() {
    return JSON.createObjectNode();
  }
}
