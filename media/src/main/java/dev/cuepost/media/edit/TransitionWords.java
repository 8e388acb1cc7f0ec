package dev.cuepost.media.edit;

import dev.cuepost.media.edit.graph.Graph;
import java.util.List;

/**
 * A transition in FFmpeg's words.
 *
 * <p>What xfade draws by an expression takes 7 s and more for one second of 720p, so that looks
 * which it does not have are made by what is done to both pictures before it fades them.
 *
 * @param look a name of xfade, or one of those here
 * @param opaque whether nothing can be seen through the pictures
 * @param offset when it begins, in seconds of the first picture
 * @param duration in seconds
 */
record TransitionWords(String look, boolean opaque, String offset, String duration) {
  /** The gallery's {@code fadecolor}, through black by 0.4 of the way. */
  static final String THROUGH_BLACK = "throughblack";

  /** The gallery's {@code fadegrayscale}, with an intensity of 0.3. */
  static final String THROUGH_GREY = "throughgrey";

  /** How far down black lies below the middle, in the terms of the filter eq. */
  private static final String BLACK = "(16/255-0.5)";

  /** Joins both pictures to one. */
  String join(Graph graph, String first, String second) {
    String leaving = first;
    String coming = second;
    String name = look;
    if (look.equals(THROUGH_GREY)) {
      leaving = graph.chain(first, greyer(left(0.7), "gte(t," + offset + ")"));
      coming = graph.chain(second, greyer(come(0.7), "lt(t," + duration + ")"));
      name = "fade";
    } else if (look.equals(THROUGH_BLACK) && opaque) {
      leaving = graph.chain(first, darker(left(0.6), "gte(t," + offset + ")"));
      coming = graph.chain(second, darker(come(0.6), "lt(t," + duration + ")"));
      name = "fade";
    } else if (look.equals(THROUGH_BLACK)) {
      name = "fadeblack"; // eq knows no opacity
    }
    return graph.join(
        List.of(leaving, coming),
        "xfade=transition=%s:duration=%s:offset=%s,format=%s,%s"
            .formatted(name, duration, offset, opaque ? "yuv420p" : "yuva420p", Colors.TAGS));
  }

  /** From 1 at the beginning to 0 when that part of the way is done, and so on, smoothly. */
  private String left(double part) {
    return smooth("1-(t-%s)/%s/%s".formatted(offset, duration, part));
  }

  /** From 0, as long as so much of the way is left, to 1 at its end. */
  private String come(double part) {
    return smooth("1-(1-t/%s)/%s".formatted(duration, part));
  }

  private static String smooth(String way) {
    return "st(0,clip(%s,0,1))*ld(0)*(3-2*ld(0))".formatted(way);
  }

  private static String greyer(String rest, String when) {
    return "hue=s='%s':enable='%s'".formatted(rest, when);
  }

  /** With gammas of exactly 1 the filter would round more coarsely than it needs to. */
  private static String darker(String rest, String when) {
    return "eq=gamma_g=1.00001:contrast='%1$s':brightness='%2$s*(1-%1$s)':saturation='%1$s':eval=frame:enable='%3$s'"
        .formatted(rest, BLACK, when);
  }
}
