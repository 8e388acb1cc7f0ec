package dev.cuepost.media.process.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.MediaFigures;
import java.math.BigDecimal;
import java.util.Optional;

/** The figures of a file that a job looked at, as events tell them. */
final class ProbedFigures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KILO = 3;

  private ProbedFigures() {}

  /** Of a job that has succeeded; nothing is known of others. */
  static Optional<MediaFigures> of(ProcessJob job) {
    return job.result().flatMap(Result::meta).map(ProbedFigures::read);
  }

  private static MediaFigures read(String meta) {
    try {
      JsonNode whole = JSON.readTree(meta);
      JsonNode basic = whole.path("FileBasicInfo");
      return new MediaFigures(
          number(basic, "Duration").map(BigDecimal::stripTrailingZeros).orElse(BigDecimal.ZERO),
          number(basic, "Height").map(BigDecimal::intValue),
          number(basic, "Width").map(BigDecimal::intValue),
          number(whole.path("VideoStreamInfoList").path(0), "Avg_fps")
              .filter(fps -> fps.signum() > 0)
              .map(BigDecimal::stripTrailingZeros),
          number(basic, "Bitrate")
              .map(bits -> bits.movePointLeft(KILO).stripTrailingZeros())
              .orElse(BigDecimal.ZERO),
          basic.path("FileSize").asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is no JSON", e);
    }
  }

  private static Optional<BigDecimal> number(JsonNode node, String name) {
    return Optional.of(node.path(name).asText())
        .filter(text -> text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?"))
        .map(BigDecimal::new);
  }
}
