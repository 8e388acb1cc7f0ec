package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of the input is taken: {@code TimeSpan}. {@code End} is a time of the input, not a
 * length cut off its tail; with it {@code Duration} does not count.
 *
 * @param seek where it begins, zero or more
 * @param length how much is taken at most, positive; absent for all the rest
 */
record TimeSpan(Duration seek, Optional<Duration> length) {
  static final TimeSpan WHOLE = new TimeSpan(Duration.ZERO, Optional.empty());

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
      if (end.get().compareTo(seek) <= 0) {
        throw Fields.invalid(fields.at("End"), "must be later than Seek");
      }
      return new TimeSpan(seek, end.map(time -> time.minus(seek)));
    }
    if (length.filter(Duration::isZero).isPresent()) {
      throw Fields.invalid(fields.at("Duration"), "must be more than 0 seconds");
    }
    return new TimeSpan(seek, length);
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
