package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.template.TemplateRules;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.transcode.TranscodeConfig;
import java.util.Map;
import java.util.Optional;

/**
 * Reads templates as the jobs will read them, when they are stored. What only the job can say, such
 * as the picture of a watermark, may be missing.
 */
record TemplateConfigs(Map<JobKind, Maker> makers) implements TemplateRules {
  private static final String CONFIG = "TemplateConfig";

  @Override
  public Optional<Rejection> check(TemplateType type, Optional<Integer> subtype, String config) {
    Verdict<?> verdict =
        Verdict.of(() -> {
          ObjectNode read = Json.readNamed(CONFIG, config, _ -> Configs.object(config)).orThrow();
          subtype.flatMap(type::subtype).ifPresent(word -> Configs.say(type, word, read));
          return switch (type) {
            case TRANSCODE -> made(JobKind.TRANSCODE, read);
            case SNAPSHOT -> made(JobKind.SNAPSHOT, read);
            case DYNAMIC_IMAGE -> made(JobKind.DYNAMIC_IMAGE, read);
            case IMAGE_WATERMARK ->
                laidOver("ImageWatermarks", "{\"File\":{\"Media\":\"oss://a/b.png\"}}", read);
            case TEXT_WATERMARK -> laidOver("TextWatermarks", "{\"Content\":\"text\"}", read);
            case SUBTITLE, AI_AUDIT, AI_COVER, AI_ERASURE, AI_DNA, AI_TAG -> read;
          };
        });
    return verdict instanceof Verdict.Rejected<?>(Rejection why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private String made(JobKind kind, ObjectNode config) {
    Maker maker = Optional.ofNullable(makers.get(kind)).orElseThrow();
    return maker.check(config.toString()).orThrow();
  }

  /**
   * The same of a watermark. Paths are told as they are in the template.
   *
   * @param said what stands for that which the job says
   */
  private static TranscodeConfig laidOver(String list, String said, ObjectNode watermark) {
    ObjectNode alone = Configs.empty();
    alone.putObject("Video");
    alone.putArray(list).add(Merge.over(Configs.object(said), watermark));
    return switch (TranscodeConfig.read(alone.toString())) {
      case Verdict.Accepted<TranscodeConfig>(TranscodeConfig config, _) -> config;
      case Verdict.Rejected<TranscodeConfig>(Rejection why) ->
          throw new RejectedException(
              Rejection.atSubmit(why.code(), why.message().replace(list + "[0].", "")));
    };
  }
}
