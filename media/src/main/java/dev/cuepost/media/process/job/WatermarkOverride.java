package dev.cuepost.media.process.job;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one submission says in place of a watermark's picture or content. Source: ApsaraVideo VOD
 * documentation, "Parameters for media processing", OverrideParams.
 *
 * @param where its path in the request
 */
record WatermarkOverride(
    String where, String watermarkId, Optional<String> fileUrl, Optional<String> content) {
  private static final String WHAT = "OverrideParams";
  private static final int MOST = 100;
  private static final List<String> OTHERS =
      List.of("SubtitleSetting", "PackageSubtitleSetting", "TranscodeTemplateList");

  /**
   * Reads all of them, by the ids of the watermarks.
   *
   * @throws RejectedException if something else is to be overridden, or one is named twice
   */
  static Map<String, WatermarkOverride> read(String json) {
    return Json.readNamed(WHAT, json, WatermarkOverride::read).orThrow();
  }

  private static Map<String, WatermarkOverride> read(Fields fields) {
    for (String other : OTHERS) {
      if (fields.has(other)) {
        throw Fields.invalid(fields.at(other), "cannot be overridden here; only Watermarks can");
      }
    }
    Map<String, WatermarkOverride> read = new LinkedHashMap<>();
    fields.list(
        "Watermarks",
        MOST,
        element -> {
          var one =
              new WatermarkOverride(
                  element.path(),
                  element
                      .text("WatermarkId")
                      .orElseThrow(() -> Fields.invalid(element.at("WatermarkId"), "is required")),
                  element.text("FileUrl"),
                  element.text("Content"));
          if (read.put(one.watermarkId(), one) != null) {
            throw one.wrong("WatermarkId", "stands in the list already");
          }
          return one;
        });
    return read;
  }

  String neededUrl() {
    return fileUrl.orElseThrow(
        () -> wrong("FileUrl", "is required, as the watermark is a picture"));
  }

  String neededContent() {
    return content.orElseThrow(() -> wrong("Content", "is required, as the watermark is a text"));
  }

  String at(String name) {
    return where + "." + name;
  }

  RejectedException wrong(String name, String why) {
    return Fields.invalid(at(name), why);
  }
}
