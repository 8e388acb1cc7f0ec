package dev.cuepost.media.process.transcode;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How loud a sound was found to be.
 *
 * @param integrated LUFS
 * @param truePeak decibels of full scale
 * @param range LU
 * @param threshold LUFS
 */
record Loudness(double integrated, double truePeak, double range, double threshold) {
  private static final double SILENT = -70;

  /** From what FFmpeg's loudnorm prints as JSON; empty if it printed nothing of the kind. */
  static Optional<Loudness> in(String log) {
    var integrated = value(log, "input_i");
    var peak = value(log, "input_tp");
    var range = value(log, "input_lra");
    var threshold = value(log, "input_thresh");
    return integrated.isPresent() && peak.isPresent() && range.isPresent() && threshold.isPresent()
        ? Optional.of(
            new Loudness(
                integrated.getAsDouble(),
                peak.getAsDouble(),
                range.getAsDouble(),
                threshold.getAsDouble()))
        : Optional.empty();
  }

  /** Nothing is made louder of what cannot be heard. */
  boolean isSilent() {
    return integrated <= SILENT;
  }

  private static OptionalDouble value(String log, String name) {
    var match =
        Pattern.compile("\"" + name + "\" *: *\"(-?(?:inf|\\d{1,5}(?:\\.\\d{1,6})?))\"")
            .matcher(log);
    if (!match.find()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        match.group(1).endsWith("inf") ? -99 : Double.parseDouble(match.group(1)));
  }
}
