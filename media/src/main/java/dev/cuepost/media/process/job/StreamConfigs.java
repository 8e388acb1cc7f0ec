package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Fields;
import java.util.List;
import java.util.Set;

/**
 * Makes of VOD's form of a stream's template the form that jobs read. What a template asks for and
 * nobody makes here is refused. Source: ApsaraVideo VOD documentation, "Parameters for media
 * processing", TranscodeTemplate.
 */
final class StreamConfigs {
  /** What means the same in both forms. */
  private static final Set<String> TAKEN =
      Set.of("Container", "Video", "Audio", "TransConfig", "MuxConfig", "Rotate");

  private static final List<String> UNMADE =
      List.of(
          "PackageSetting",
          "SubtitleList",
          "TraceMark",
          "CopyrightMark",
          "OpeningList",
          "TailSlateList");

  private StreamConfigs() {}

  /**
   * The configuration, without watermarks and encryption, which are not the template's alone.
   *
   * @throws dev.cuepost.media.json.RejectedException if it asks for what is not made here
   */
  static ObjectNode read(JsonNode template) {
    String type = template.path("Type").asText();
    if (!Set.of("", "Normal", "Remux").contains(type)) {
      throw Fields.invalid("Type", "can be Normal or Remux here, was " + Fields.printable(type));
    }
    for (String name : UNMADE) {
      if (!isEmpty(template.path(name))) {
        throw Fields.invalid(name, "cannot be used: there is nothing here that makes it");
      }
    }
    ObjectNode config = Configs.empty();
    TAKEN.forEach(name -> {
      if (template.has(name)) {
        config.set(name, template.get(name).deepCopy());
      }
    });
    if (template.path("Clip").has("TimeSpan")) {
      config.set("TimeSpan", template.path("Clip").get("TimeSpan").deepCopy());
    }
    if (type.equals("Remux")) {
      config.put("Remux", true);
    }
    return config;
  }

  /** Whether it says nothing; what is an object may be written as a text. */
  private static boolean isEmpty(JsonNode value) {
    return value.isContainerNode()
        ? value.isEmpty()
        : Set.of("", "null", "[]", "{}").contains(value.asText().strip());
  }
}
