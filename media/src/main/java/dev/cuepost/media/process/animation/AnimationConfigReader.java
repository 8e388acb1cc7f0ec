package dev.cuepost.media.process.animation;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Json;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.picture.WantedSize;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks the parameters of an animated picture. */
final class AnimationConfigReader {
  private static final int LEAST_SIDE = 128;
  private static final int MOST_RATE = 60;
  private static final long LATEST_SECOND = 360_000;
  private static final String OF_NO_USE = "is of no use here and was ignored.";
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,2}):([0-5]?\\d):)?(\\d{1,6}(?:\\.\\d{1,9})?)");

  private enum ScanMode {
    PROGRESSIVE,
    INTERLACED
  }

  private AnimationConfigReader() {}

  static Verdict<AnimationConfig> read(String json) {
    return Json.read("The parameters of the animated picture", json, AnimationConfigReader::read);
  }

  private static AnimationConfig read(Fields fields) {
    fields
        .choice("ScanMode", ScanMode.class)
        .filter(mode -> mode == ScanMode.INTERLACED)
        .ifPresent(_ -> fields.warn("ScanMode", "is not supported and was ignored."));
    var config =
        new AnimationConfig(
            fields.choice("Format", AnimationFormat.class).orElse(AnimationFormat.GIF),
            fields.number("Fps", 1, MOST_RATE).map(FrameRate::near),
            WantedSize.read(fields, "Width", "Height", LEAST_SIDE),
            !fields.has("LongShortMode") || fields.flag("LongShortMode"),
            fields.object("TimeSpan").map(AnimationConfigReader::span).orElse(TimeSpan.WHOLE));
    fields.warnAboutTheRest(OF_NO_USE);
    return config;
  }

  private static TimeSpan span(Fields fields) {
    var seek = time(fields, "Seek").orElse(Duration.ZERO);
    var length = time(fields, "Duration");
    var cut = time(fields, "End");
    fields.warnAboutTheRest(OF_NO_USE);
    if (length.isPresent() && cut.isPresent()) {
      fields.warn("Duration", "does not count beside End and was ignored.");
      return new TimeSpan(seek, Optional.empty(), cut.get());
    }
    if (length.isPresent() && length.get().isZero()) {
      throw Fields.invalid(fields.at("Duration"), "must be more than 0 seconds");
    }
    return new TimeSpan(seek, length, cut.orElse(Duration.ZERO));
  }

  /** A time to the millisecond. */
  private static Optional<Duration> time(Fields fields, String name) {
    return fields
        .text(name)
        .map(text -> {
          var clock = CLOCK.matcher(text.strip());
          if (!clock.matches()) {
            throw Fields.invalid(
                fields.at(name),
                "must be written hh:mm:ss[.SSS] or sssss[.SSS], was " + Fields.printable(text));
          }
          var seconds = new BigDecimal(clock.group(3));
          boolean hasMinutes = clock.group(1) != null;
          if (hasMinutes && seconds.compareTo(BigDecimal.valueOf(60)) >= 0) {
            throw Fields.invalid(
                fields.at(name), "must have less than 60 seconds in its minute, was " + text);
          }
          long minutes =
              hasMinutes
                  ? Integer.parseInt(clock.group(1)) * 60L + Integer.parseInt(clock.group(2))
                  : 0;
          var time = Duration.ofMinutes(minutes).plusMillis(seconds.movePointRight(3).longValue());
          if (time.toSeconds() > LATEST_SECOND) {
            throw Fields.invalid(
                fields.at(name), "must be in 0.." + LATEST_SECOND + " seconds, was " + text);
          }
          return time;
        });
  }
}
