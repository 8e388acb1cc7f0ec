package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Turn;
import dev.cuepost.media.process.transcode.Conversion.Adjust;
import dev.cuepost.media.process.transcode.Conversion.Limit;
import dev.cuepost.media.process.transcode.PictureConfig.Crop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the frame of a picture that stands upright: turned, cut, scaled, cut or padded to
 * the shape, padded. What would change nothing is left out.
 *
 * @param turn comes first
 * @param source after the turn
 * @param crop in pixels of the turned source
 * @param scaled after scaling
 * @param shaped after it was cut or padded to the wanted shape
 * @param pad what the final picture is, and where in it the shaped one lies
 */
record Framing(
    Turn turn, Size source, Optional<Box> crop, Size scaled, Size shaped, Optional<Box> pad) {
  private static final int MOST_SIDE = 4096;

  /**
   * Decides it for a source.
   *
   * @param bars what was found to be within the bars, if bars are to be cut off
   */
  static Framing of(
      PictureConfig config, Conversion conversion, MediaFacts.Picture upright, Optional<Box> bars) {
    var picture = upright.turned(config.turn());
    boolean turned = picture.turn().swapsSides();
    var source =
        turned
            ? new Size(picture.height(), picture.width())
            : new Size(picture.width(), picture.height());
    var crop = config.crop().flatMap(wanted -> crop(wanted, bars, source));
    double width =
        (double) crop.map(Box::width).orElse(source.width())
            * picture.shownWidth()
            / source.width();
    double height =
        (double) crop.map(Box::height).orElse(source.height())
            * picture.shownHeight()
            / source.height();
    var wanted = limited(wanted(config, width, height), conversion.size(), width, height);
    var scaled = scaled(wanted, conversion.adjust(), width, height);
    config
        .pad()
        .filter(pad ->
            pad.left() + wanted.width() > pad.width() || pad.top() + wanted.height() > pad.height())
        .ifPresent(pad -> {
          throw Words.impossible(
              "Video.Pad",
              "must have room for the picture, %s at %d,%d, was %dx%d"
                  .formatted(wanted, pad.left(), pad.top(), pad.width(), pad.height()));
        });
    return new Framing(config.turn(), source, crop, scaled, wanted, config.pad());
  }

  /** A turned picture in another's size, with bars where it has another shape. */
  static Framing into(Size size, MediaFacts.Picture upright, Turn turn) {
    var picture = upright.turned(turn);
    var plain = PictureConfig.usual(Container.MP4);
    var own = of(plain, Conversion.PLAIN, picture, Optional.empty());
    return new Framing(
        turn,
        own.source,
        Optional.empty(),
        scaled(size, Adjust.PAD, picture.shownWidth(), picture.shownHeight()),
        size,
        Optional.empty());
  }

  Size output() {
    return pad.map(box -> new Size(box.width(), box.height())).orElse(shaped);
  }

  /**
   * The filters.
   *
   * @param colors options of the scale filter that change colours; empty if they are right
   */
  List<String> filters(String colors) {
    var filters = new ArrayList<>(turn.filters());
    crop.ifPresent(box ->
        filters.add(
            "crop=w=%d:h=%d:x=%d:y=%d"
                .formatted(box.width(), box.height(), box.left(), box.top())));
    var before = crop.map(box -> new Size(box.width(), box.height())).orElse(source);
    if (!scaled.equals(before) || !colors.isEmpty()) {
      filters.add("scale=w=%d:h=%d%s".formatted(scaled.width(), scaled.height(), colors));
      filters.add("setsar=1");
    }
    int right = scaled.width() - shaped.width();
    int below = scaled.height() - shaped.height();
    if (right > 0 || below > 0) {
      filters.add(
          "crop=w=%d:h=%d:x=%d:y=%d"
              .formatted(shaped.width(), shaped.height(), half(right), half(below)));
    } else if (right < 0 || below < 0) {
      filters.add(padded(shaped, half(-right), half(-below)));
    }
    pad.ifPresent(
        box -> filters.add(padded(new Size(box.width(), box.height()), box.left(), box.top())));
    return filters;
  }

  private static String padded(Size size, int left, int top) {
    return "pad=w=%d:h=%d:x=%d:y=%d:color=black".formatted(size.width(), size.height(), left, top);
  }

  private static int half(int side) {
    return side / 2 / 2 * 2;
  }

  private static Optional<Box> crop(Crop wanted, Optional<Box> bars, Size source) {
    return switch (wanted) {
      case Crop.Border() -> bars.filter(box -> box.fitsInto(source));
      case Crop.Fixed(Box box) -> {
        if (!box.fitsInto(source)) {
          throw Words.impossible(
              "Video.Crop",
              "must lie within the picture of %s, was %d:%d:%d:%d"
                  .formatted(source, box.width(), box.height(), box.left(), box.top()));
        }
        yield Optional.of(box);
      }
    };
  }

  /** The size that is asked for; a side that is not follows the other. */
  private static Size wanted(PictureConfig config, double width, double height) {
    boolean swapped = config.longShort() && height > width;
    var wide = swapped ? config.height() : config.width();
    var high = swapped ? config.width() : config.height();
    if (wide.isEmpty() && high.isEmpty()) {
      return Size.within(width, height);
    }
    var size =
        new Size(
            wide.map(Size::within)
                .orElseGet(() -> Size.near(Size.within(high.orElseThrow()) * width / height)),
            high.map(Size::within)
                .orElseGet(() -> Size.near(Size.within(wide.orElseThrow()) * height / width)));
    if (size.width() > Math.max(MOST_SIDE, width) || size.height() > Math.max(MOST_SIDE, height)) {
      throw Words.impossible(
          wide.isPresent() ? "Video.Width" : "Video.Height",
          "leads to a picture of %s; %d a side is the most".formatted(size, MOST_SIDE));
    }
    return size;
  }

  private static Size limited(Size wanted, Limit limit, double width, double height) {
    var own = Size.within(width, height);
    if (limit == Limit.NONE || (wanted.width() <= own.width() && wanted.height() <= own.height())) {
      return wanted;
    }
    if (limit == Limit.REFUSE) {
      throw Words.impossible(
          "TransConfig.IsCheckResoFail", "forbids %s, as the source has %s".formatted(wanted, own));
    }
    return own;
  }

  private static Size scaled(Size wanted, Adjust adjust, double width, double height) {
    double wide = wanted.width() / width;
    double high = wanted.height() / height;
    return switch (adjust) {
      case RESCALE, NONE -> wanted;
      case CROP -> {
        double factor = Math.max(wide, high);
        var size = Size.near(width * factor, height * factor);
        yield new Size(
            Math.max(size.width(), wanted.width()), Math.max(size.height(), wanted.height()));
      }
      case PAD -> {
        double factor = Math.min(wide, high);
        var size = Size.near(width * factor, height * factor);
        yield new Size(
            Math.min(size.width(), wanted.width()), Math.min(size.height(), wanted.height()));
      }
    };
  }
}
