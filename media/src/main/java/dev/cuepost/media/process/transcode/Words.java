package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How things are spelled, by users and for FFmpeg. */
final class Words {
  private Words() {}

  /** One of several words, in any case; answered in lower case. */
  static Optional<String> oneOf(Fields fields, String name, Collection<String> words) {
    return fields
        .text(name)
        .map(text -> {
          String word = text.strip().toLowerCase(Locale.ROOT);
          if (!words.contains(word)) {
            throw Fields.invalid(
                fields.at(name),
                "must be one of "
                    + words.stream().sorted().toList()
                    + ", was "
                    + Fields.printable(text));
          }
          return word;
        });
  }

  static RejectedException missing(String name) {
    return new RejectedException(
        Rejection.atSubmit("MissingParameter", name + " is required but was not given."));
  }

  /** What turns out to be impossible only with the sources at hand. */
  static RejectedException impossible(String where, String why) {
    return new RejectedException(Rejection.inJob("InvalidParameter", where + " " + why + "."));
  }

  static void warnAboutTheRest(Fields fields) {
    fields.warnAboutTheRest("is not supported and was ignored.");
  }

  /** Decimal seconds to the microsecond, rounded down: FFmpeg's own grain. */
  static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos() / 1_000, 6).stripTrailingZeros().toPlainString();
  }

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String file(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /** A path as the value of a filter's option: escaped as a value, and that as part of a graph. */
  static String inGraph(Path file) {
    return file.toAbsolutePath()
        .toString()
        .replaceAll("([\\\\':])", "\\\\$1")
        .replaceAll("([\\\\'\\[\\],;])", "\\\\$1");
  }
}
