package dev.cuepost.media.edit;

import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.OutputConfig.Orientation;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** Size and frame rate of the output: as asked, else as large and as fast as the materials. */
final class CanvasChoice {
  private static final FrameRate USUAL = FrameRate.of(25);
  private static final FrameRate FASTEST = FrameRate.of(60);

  private CanvasChoice() {}

  /** Width and height, both even. */
  record Size(int width, int height) {}

  static FrameRate rate(OutputConfig output, Collection<MediaFacts> materials) {
    var rate = natural(output, materials);
    return output.container() == Container.GIF && rate.compareTo(USUAL) > 0 ? USUAL : rate;
  }

  private static FrameRate natural(OutputConfig output, Collection<MediaFacts> materials) {
    return output
        .fps()
        .orElseGet(() ->
            pictures(materials).stream()
                .filter(picture -> !picture.still())
                .map(Picture::rate)
                .reduce((one, other) -> one.compareTo(other) >= 0 ? one : other)
                .map(rate -> rate.compareTo(FASTEST) > 0 ? FASTEST : rate)
                .orElse(USUAL));
  }

  /** Each side on its own is the largest of the materials, unless it is given. */
  static Size size(OutputConfig output, Collection<MediaFacts> materials) {
    var pictures = pictures(materials);
    double width = pictures.stream().mapToInt(Picture::shownWidth).max().orElse(1280);
    double height = pictures.stream().mapToInt(Picture::shownHeight).max().orElse(720);
    if (output.width().isEmpty() && output.height().isEmpty()) {
      double shrink = Math.min(1, withinLimits(width, height));
      width *= shrink;
      height *= shrink;
      if (output.orientation().isPresent() && output.orientation().get() != lie(width, height)) {
        double swapped = width;
        width = height;
        height = swapped;
      }
    }
    int evenWidth = even(output.width().orElse(clamp(width, output.height())));
    int evenHeight = even(output.height().orElse(clamp(height, output.width())));
    return new Size(evenWidth, evenHeight);
  }

  private static Orientation lie(double width, double height) {
    return width >= height ? Orientation.HORIZONTAL : Orientation.VERTICAL;
  }

  private static double withinLimits(double width, double height) {
    return Math.min(
        OutputConfigReader.MOST_SIDE / Math.max(width, height),
        OutputConfigReader.MOST_SHORT_SIDE / Math.min(width, height));
  }

  /** Within what a side may be: where the one that is given is long, it is the short one. */
  private static int clamp(double side, OptionalInt given) {
    int most =
        given.isPresent() && given.getAsInt() > OutputConfigReader.MOST_SHORT_SIDE
            ? OutputConfigReader.MOST_SHORT_SIDE
            : OutputConfigReader.MOST_SIDE;
    return Math.clamp(Math.round(side), OutputConfigReader.LEAST_SIDE, most);
  }

  private static int even(int side) {
    return side + (side & 1);
  }

  private static List<Picture> pictures(Collection<MediaFacts> materials) {
    return materials.stream().flatMap(facts -> facts.picture().stream()).toList();
  }
}
