package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rectangle in pixels, written {@code width:height:left:top}.
 *
 * @param width 8..8192
 * @param height 8..8192
 * @param left 0..8192
 * @param top 0..8192
 */
record Box(int width, int height, int left, int top) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,4}):(\\d{1,4}):(\\d{1,4}):(\\d{1,4})");

  static Optional<Box> read(Fields fields, String name) {
    return fields
        .text(name)
        .map(text -> {
          var form = FORM.matcher(text.strip());
          if (!form.matches()) {
            throw Fields.invalid(
                fields.at(name),
                "must be width:height:left:top in pixels, such as 1280:800:0:140, was "
                    + Fields.printable(text));
          }
          var box =
              new Box(
                  Integer.parseInt(form.group(1)),
                  Integer.parseInt(form.group(2)),
                  Integer.parseInt(form.group(3)),
                  Integer.parseInt(form.group(4)));
          if (Math.min(box.width, box.height) < 8 || Math.max(box.width, box.height) > 8192) {
            throw Fields.invalid(
                fields.at(name),
                "must have a width and height in 8..8192, was " + Fields.printable(text));
          }
          return box;
        });
  }

  boolean fitsInto(Size whole) {
    return left + width <= whole.width() && top + height <= whole.height();
  }
}
