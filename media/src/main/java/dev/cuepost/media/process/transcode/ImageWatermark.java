package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * A picture that is laid over the output's: {@code ImageWatermarks[]}.
 *
 * @param path where it stands, for messages
 * @param width with height absent, too, an eighth of the output's width or so
 * @param dx from the side that the corner lies at
 * @param dy from the top or bottom, likewise
 */
record ImageWatermark(
    String path,
    MediaRef file,
    Optional<Measure> width,
    Optional<Measure> height,
    Measure dx,
    Measure dy,
    Corner corner,
    Window window) {

  /** The width if none is asked for, as a part of the output's. */
  private static final double USUAL_PART = 0.12;

  /** {@code ReferPos}. */
  enum Corner {
    TOPRIGHT,
    TOPLEFT,
    BOTTOMRIGHT,
    BOTTOMLEFT
  }

  static ImageWatermark read(Fields fields) {
    var watermark =
        new ImageWatermark(
            fields.path(),
            MediaFile.read(fields, "File"),
            Measure.size(fields, "Width"),
            Measure.size(fields, "Height"),
            Measure.offset(fields, "Dx").orElse(Measure.NONE),
            Measure.offset(fields, "Dy").orElse(Measure.NONE),
            fields.choice("ReferPos", Corner.class).orElse(Corner.TOPRIGHT),
            fields.object("Timeline").map(Window::read).orElse(Window.ALWAYS));
    fields.ignore(Set.of("Type", "TemplateId"));
    Words.warnAboutTheRest(fields);
    return watermark;
  }

  /** Its size on an output. */
  Size size(int ownWidth, int ownHeight, Size output) {
    double shape = (double) ownHeight / ownWidth;
    if (width.isEmpty() && height.isPresent()) {
      int high = height.get().on(output.height());
      return new Size(atLeastOne(high / shape), atLeastOne(high));
    }
    int wide = width.orElse(new Measure(USUAL_PART)).on(output.width());
    return new Size(
        atLeastOne(wide),
        atLeastOne(height.map(side -> (double) side.on(output.height())).orElse(wide * shape)));
  }

  int left(Size own, Size output) {
    int distance = dx.on(output.width());
    return corner == Corner.TOPLEFT || corner == Corner.BOTTOMLEFT
        ? distance
        : output.width() - own.width() - distance;
  }

  int top(Size own, Size output) {
    int distance = dy.on(output.height());
    return corner == Corner.TOPLEFT || corner == Corner.TOPRIGHT
        ? distance
        : output.height() - own.height() - distance;
  }

  private static int atLeastOne(double side) {
    return (int) Math.clamp(Math.round(side), 1, 8192L);
  }
}
