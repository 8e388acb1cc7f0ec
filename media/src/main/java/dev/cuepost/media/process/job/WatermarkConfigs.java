package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.media.process.template.Watermark;
import dev.cuepost.media.process.template.WatermarkRules;
import dev.cuepost.media.process.transcode.TranscodeConfig;
import java.util.Optional;

/** Makes parts of a stream's configuration of watermarks of VOD, and checks them as such. */
record WatermarkConfigs(FileChecks files) implements WatermarkRules {
  private static final String CONFIG = "WatermarkConfig";

  @Override
  public Optional<Rejection> check(
      Templates.Owner owner, Watermark.Type type, Optional<String> fileUrl, String config) {
    Verdict<?> verdict =
        Verdict.of(() -> {
          ObjectNode element =
              Json.readNamed(CONFIG, config, _ -> Configs.object(config)).orThrow();
          if (type == Watermark.Type.IMAGE) {
            String url = fileUrl.orElseThrow(() -> Fields.invalid("FileUrl", "is required"));
            checkFile(owner, url, "FileUrl");
            element.set("File", file(url));
          }
          ObjectNode alone = Configs.empty();
          alone.putObject("Video");
          alone.putArray(list(type)).add(element);
          return TranscodeConfig.read(alone.toString()).orThrow();
        });
    return verdict instanceof Verdict.Rejected<?>(Rejection why)
        ? Optional.of(
            Rejection.atSubmit(why.code(), why.message().replace(list(type) + "[0]", CONFIG)))
        : Optional.empty();
  }

  /**
   * Adds a watermark to the configuration of a stream.
   *
   * @param given what a submission says in place of its picture or content
   */
  void add(
      Templates.Owner owner,
      Watermark watermark,
      Optional<WatermarkOverride> given,
      ObjectNode config) {
    ObjectNode element = Configs.object(watermark.config());
    switch (watermark.type()) {
      case IMAGE -> {
        given.ifPresent(over -> checkFile(owner, over.neededUrl(), over.at("FileUrl")));
        element.set(
            "File",
            file(given.map(WatermarkOverride::neededUrl).or(watermark::fileUrl).orElseThrow()));
      }
      case TEXT ->
          given
              .map(WatermarkOverride::neededContent)
              .ifPresent(content -> Merge.over(element, Configs.empty().put("Content", content)));
    }
    config.withArray(list(watermark.type())).add(element);
  }

  /** Where the watermarks of a type stand in a configuration. */
  private static String list(Watermark.Type type) {
    return switch (type) {
      case IMAGE -> "ImageWatermarks";
      case TEXT -> "TextWatermarks";
    };
  }

  private void checkFile(Templates.Owner owner, String url, String where) {
    files.input(
        new Owner(Product.VOD, owner.account(), owner.region()),
        new NamedFile(NamedFile.Type.OSS, url, Optional.empty()),
        where);
  }

  private static ObjectNode file(String url) {
    return Configs.empty().put("Type", "OSS").put("Media", url);
  }
}
