package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of the input is taken: {@code TimeSpan}. {@code End} is how much is cut off the
 * input's end, as the vendor's Chinese text and its older service have it; with it {@code Duration}
 * does not count.
 *
 * @param seek where it begins, zero or more
 * @param length how much is taken at most, positive; absent for all the rest
 * @param cut how much of the input's end is left out; zero or more
 */
record TimeSpan(Duration seek, Optional<Duration> length, Duration cut) {
  static final TimeSpan WHOLE = new TimeSpan(Duration.ZERO, Optional.empty(), Duration.ZERO);

  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,3}):([0-5]\\d):([0-5]\\d(?:\\.\\d{1,6})?)");

  static TimeSpan read(Fields fields) {
    var seek = time(fields, "Seek").orElse(Duration.ZERO);
    var end = time(fields, "End");
    var length = time(fields, "Duration");
    Words.warnAboutTheRest(fields);
    if (end.isPresent()) {
      if (length.isPresent()) {
        fields.warn("Duration", "was ignored, as End is given.");
      }
      return new TimeSpan(seek, Optional.empty(), end.get());
    }
    if (length.filter(Duration::isZero).isPresent()) {
      throw Fields.invalid(fields.at("Duration"), "must be more than 0 seconds");
    }
    return new TimeSpan(seek, length, Duration.ZERO);
  }

  boolean isWhole() {
    return equals(WHOLE);
  }

  private static Optional<Duration> time(Fields fields, String name) {
    String text = fields.text(name).orElse("").strip();
    if (!text.contains(":")) {
      return fields.seconds(name);
    }
    var clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      throw Fields.invalid(
          fields.at(name), "must be hh:mm:ss[.SSS] or seconds, was " + Fields.printable(text));
    }
    return Optional.of(
        Duration.ofHours(Integer.parseInt(clock.group(1)))
            .plusMinutes(Integer.parseInt(clock.group(2)))
            .plusNanos(new BigDecimal(clock.group(3)).movePointRight(9).longValueExact()));
  }
}
