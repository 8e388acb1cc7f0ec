package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.job.VideoJobs;
import dev.cuepost.media.process.template.VodTemplate;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes of VOD's form of a template the form that jobs read. Source: ApsaraVideo VOD documentation,
 * "Snapshot template" and "Animated image template".
 */
final class PictureConfigs {
  private static final Map<String, String> KINDS =
      Map.of(
          "NormalSnapshot", "Normal",
          "CoverSnapshot", "Normal",
          "SpriteSnapshot", "Sprite",
          "WebVttSnapshot", "WebVtt");

  /** Where a template of animated images says what. */
  private static final Map<String, List<String>> IMAGE =
      Map.of(
          "Container", List.of("Format"),
          "Video", List.of("Fps", "Width", "Height", "LongShortMode", "ScanMode"),
          "Clip", List.of("TimeSpan"));

  /** Whether an animated image becomes the cover of its video. */
  private static final String COVER = "SetDefaultCover";

  private PictureConfigs() {}

  /**
   * Reads a template.
   *
   * @throws Refusal if it is no template of the type
   */
  static ObjectNode read(Parameter<String> parameter, VodTemplate.Type type, String config)
      throws Refusal {
    JsonNode read = JobParameters.json(parameter, config);
    if (!read.isObject()) {
      throw new Refusal(RpcError.invalid(parameter.name(), "it must be a JSON object"));
    }
    return switch (type) {
      case SNAPSHOT -> snapshot(parameter, read);
      case DYNAMIC_IMAGE -> image(parameter, read);
    };
  }

  /** What the pictures of a template are for. */
  static VideoJobs.Purpose purpose(Parameter<String> parameter, String config) throws Refusal {
    String type = JobParameters.json(parameter, config).path("SnapshotType").asText();
    return type.equals("CoverSnapshot") ? VideoJobs.Purpose.COVER : VideoJobs.Purpose.ANY;
  }

  private static ObjectNode snapshot(Parameter<String> parameter, JsonNode read) throws Refusal {
    JsonNode inner =
        read.path("SnapshotConfig").isTextual()
            ? JobParameters.json(parameter, read.path("SnapshotConfig").asText())
            : read.path("SnapshotConfig");
    ObjectNode config =
        inner instanceof ObjectNode object ? object.deepCopy() : JobParameters.object();
    String kind = read.path("SnapshotType").asText("NormalSnapshot");
    if (!KINDS.containsKey(kind)) {
      throw new Refusal(
          RpcError.invalid(
              parameter.name(),
              "SnapshotType is one of %s, was %s"
                  .formatted(KINDS.keySet().stream().sorted().toList(), kind)));
    }
    config.put("Type", KINDS.get(kind));
    if (config.has("SpecifiedOffsetTime")) {
      config.set("Time", config.remove("SpecifiedOffsetTime"));
    }
    if (config.path("SpriteSnapshotConfig").isTextual()) {
      config.set(
          "SpriteSnapshotConfig",
          JobParameters.json(parameter, config.path("SpriteSnapshotConfig").asText()));
    }
    if (!config.has("FrameType")) {
      config.put("FrameType", "normal");
    }
    config.remove("Format");
    return config;
  }

  /**
   * Takes out of the configuration of an animated image what it is for.
   *
   * @throws Refusal if it does not say that as a flag
   */
  static VideoJobs.Purpose takePurpose(Parameter<String> parameter, ObjectNode image)
      throws Refusal {
    String flag = image.path(COVER).asText("false");
    image.remove(COVER);
    return switch (flag.toLowerCase(Locale.ROOT)) {
      case "true" -> VideoJobs.Purpose.COVER;
      case "false", "" -> VideoJobs.Purpose.ANY;
      default ->
          throw new Refusal(
              RpcError.invalid(parameter.name(), COVER + " is true or false, was " + flag));
    };
  }

  private static ObjectNode image(Parameter<String> parameter, JsonNode read) throws Refusal {
    ObjectNode config = JobParameters.object().put("Format", "gif");
    IMAGE.forEach((group, names) ->
        names.stream()
            .filter(read.path(group)::has)
            .forEach(name -> config.set(name, read.path(group).get(name))));
    if (read.has(COVER)) {
      config.set(COVER, read.get(COVER));
      takePurpose(parameter, config.deepCopy());
    }
    return config;
  }

  /** Puts what is said over a template of animated images into what was read from it. */
  static void override(ObjectNode image, JsonNode over) {
    over.properties()
        .forEach(member -> {
          if (IMAGE.containsKey(member.getKey())) {
            member
                .getValue()
                .properties()
                .forEach(each -> image.set(each.getKey(), each.getValue()));
          } else {
            image.set(member.getKey(), member.getValue());
          }
        });
  }
}
