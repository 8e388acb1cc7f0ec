package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A size or distance along a side of the output.
 *
 * @param value below 1 a part of the side, otherwise pixels
 */
record Measure(double value) {
  static final Measure NONE = new Measure(0);
  private static final int LEAST = 8;
  private static final int MOST = 4096;

  /** Of a part of a side; more digits are passed over. */
  private static final int DIGITS = 4;

  /** A length of a picture: pixels from 8 up to 4096, or a part of the side. */
  static Optional<Measure> size(Fields fields, String name) {
    return read(fields, name)
        .map(size -> {
          if (size.equals(NONE) || size.isTooSmall()) {
            throw size.wrong(fields.at(name), "must be in ");
          }
          return size;
        });
  }

  /** A distance of a picture: the same, or 0. */
  static Optional<Measure> offset(Fields fields, String name) {
    return read(fields, name)
        .map(offset -> {
          if (offset.isTooSmall()) {
            throw offset.wrong(fields.at(name), "must be 0, in ");
          }
          return offset;
        });
  }

  private boolean isTooSmall() {
    return value >= 1 && value < LEAST;
  }

  private RuntimeException wrong(String where, String must) {
    return Fields.invalid(
        where,
        "%s%d..%d pixels or a part between 0 and 1, was %s"
            .formatted(must, LEAST, MOST, Words.number(value)));
  }

  /** A distance of a text: pixels from 0 up to 4096, or a part of the side. */
  static Optional<Measure> read(Fields fields, String name) {
    return fields
        .number(name, 0, MOST)
        .map(value -> {
          if (value < 1) {
            return new Measure(
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.DOWN).doubleValue());
          }
          if (value != Math.rint(value)) {
            throw Fields.invalid(
                fields.at(name),
                "must be whole pixels or a part between 0 and 1, was " + Words.number(value));
          }
          return new Measure(value);
        });
  }

  int on(int side) {
    return (int) Math.round(value < 1 ? value * side : value);
  }
}
