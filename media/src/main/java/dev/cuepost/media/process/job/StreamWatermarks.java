package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.template.StreamTemplate;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.process.template.Watermark;
import dev.cuepost.media.process.template.Watermarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays the watermarks that templates of VOD name over their streams. */
record StreamWatermarks(Watermarks watermarks, WatermarkConfigs configs) {
  /**
   * Reads what a submission says in place of pictures and contents of watermarks.
   *
   * @param templates which must name each of them
   * @throws dev.cuepost.media.json.RejectedException if none of them names one
   */
  static Map<String, WatermarkOverride> overrides(
      Optional<String> json, List<StreamTemplate> templates) {
    Map<String, WatermarkOverride> read = json.map(WatermarkOverride::read).orElse(Map.of());
    Set<String> named = new HashSet<>();
    templates.forEach(template -> named.addAll(ids(Configs.object(template.config()))));
    for (WatermarkOverride override : read.values()) {
      if (!named.contains(override.watermarkId())) {
        throw override.wrong("WatermarkId", "is named by no template of the group");
      }
    }
    return read;
  }

  /**
   * Adds them to the configuration of a stream, each once.
   *
   * @param template what names them
   * @param config what is changed
   * @return their ids
   * @throws dev.cuepost.media.json.RejectedException if one of them is gone
   */
  List<String> lay(
      Templates.Owner owner,
      JsonNode template,
      Map<String, WatermarkOverride> overrides,
      ObjectNode config) {
    List<String> laid = new ArrayList<>();
    for (String id : ids(template)) {
      Optional<Watermark> watermark = named(owner, id).filter(found -> !laid.contains(found.id()));
      if (watermark.isPresent()) {
        var override =
            Optional.ofNullable(overrides.get(id))
                .or(() -> Optional.ofNullable(overrides.get(watermark.get().id())));
        configs.add(owner, watermark.get(), override, config);
        laid.add(watermark.get().id());
      }
    }
    return laid;
  }

  /** The default one may be none. */
  private Optional<Watermark> named(Templates.Owner owner, String id) {
    if (id.equals(Watermark.DEFAULT_ID)) {
      return watermarks.findDefault(owner);
    }
    return Optional.of(
        watermarks
            .find(owner, id)
            .orElseThrow(() ->
                FileChecks.rejected(
                    "InvalidWatermark.NotFound",
                    "The watermark %s, which a template names, is gone.".formatted(id))));
  }

  private static List<String> ids(JsonNode template) {
    List<String> ids = new ArrayList<>();
    template.path("WatermarkIds").forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
