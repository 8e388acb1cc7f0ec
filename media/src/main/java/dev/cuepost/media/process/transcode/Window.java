package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.time.Duration;
import java.util.Optional;

/**
 * When a watermark is seen: {@code Timeline}.
 *
 * @param start time of the output
 * @param length absent if it stays to the end
 */
record Window(Duration start, Optional<Duration> length) {
  static final Window ALWAYS = new Window(Duration.ZERO, Optional.empty());

  static Window read(Fields fields) {
    boolean toEnd = fields.text("Duration").filter("ToEND"::equalsIgnoreCase).isPresent();
    var window =
        new Window(
            fields.seconds("Start").orElse(Duration.ZERO),
            toEnd ? Optional.empty() : fields.positiveSeconds("Duration"));
    Words.warnAboutTheRest(fields);
    return window;
  }

  /** An expression that is true while it is seen; empty if that is always. */
  Optional<String> condition() {
    if (equals(ALWAYS)) {
      return Optional.empty();
    }
    String begun = "gte(t\\,%s)".formatted(Words.seconds(start));
    return Optional.of(
        length
            .map(time -> "%s*lt(t\\,%s)".formatted(begun, Words.seconds(start.plus(time))))
            .orElse(begun));
  }
}
