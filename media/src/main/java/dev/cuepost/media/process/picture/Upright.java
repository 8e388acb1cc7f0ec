package dev.cuepost.media.process.picture;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters that bring a picture as it is stored to one as it is shown: turned upright, square
 * pixels, the wanted size, colours as the encoder takes them.
 *
 * <p>The file must be opened with {@code -noautorotate}: what FFmpeg turns by itself differs
 * between its releases.
 */
public final class Upright {
  private Upright() {}

  /**
   * The filters, in order.
   *
   * @param scaler swscale's name of the way to scale, such as {@code bicubic}
   */
  public static List<String> filters(Picture picture, Size size, String scaler, Coloring coloring) {
    var filters = new ArrayList<>(picture.turn().filters());
    if (picture.turn() != MediaFacts.Turn.NONE) {
      filters.add("sidedata=mode=delete:type=DISPLAYMATRIX");
    }
    var color = picture.color();
    String from =
        color.rgb()
            ? ""
            : "in_color_matrix=%s:in_range=%s:"
                .formatted(color.matrix(), color.fullRange() ? "pc" : "tv");
    filters.add(
        "scale=w=%d:h=%d:flags=%s:%s%s"
            .formatted(size.width(), size.height(), scaler, from, coloring.scaling()));
    filters.add("setsar=1");
    filters.add("format=" + coloring.format());
    return List.copyOf(filters);
  }
}
