package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.Optional;

/**
 * A size or distance along a side of the output.
 *
 * @param value below 1 a part of the side, otherwise pixels
 */
record Measure(double value) {
  static final Measure NONE = new Measure(0);
  private static final int MOST = 4096;

  /** A length: pixels from 8 up to 4096, or a part of the side. */
  static Optional<Measure> size(Fields fields, String name) {
    return read(fields, name)
        .map(size -> {
          if (size.value == 0 || (size.value >= 1 && size.value < 8)) {
            throw Fields.invalid(
                fields.at(name),
                "must be in 8.."
                    + MOST
                    + " pixels or a part between 0 and 1, was "
                    + Words.number(size.value));
          }
          return size;
        });
  }

  /** A distance: pixels from 0 up to 4096, or a part of the side. */
  static Optional<Measure> read(Fields fields, String name) {
    return fields
        .number(name, 0, MOST)
        .map(value -> {
          if (value >= 1 && value != Math.rint(value)) {
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
