package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * A transition in FFmpeg's words.
 *
 * <p>What xfade draws by an expression takes 7 s and more for one second of 720p, so that looks
 * which it does not have are made by what is done to both pictures before it fades them, or by a
 * {@link TransitionField}.
 *
 * @param look a name of xfade, or one of those here, or that of a field or a mix
 * @param opaque whether nothing can be seen through the pictures
 * @param canvas size and rate of both
 * @param from the frame of the first picture with which it begins
 * @param frames how long it lasts
 */
record TransitionWords(String look, boolean opaque, Canvas canvas, long from, long frames) {
  /** The gallery's {@code fadecolor}, through black by 0.4 of the way. */
  static final String THROUGH_BLACK = "throughblack";

  /** The gallery's {@code fadegrayscale}, with an intensity of 0.3. */
  static final String THROUGH_GREY = "throughgrey";

  /** The gallery's {@code multiplyblend}, through both pictures laid over each other. */
  static final String MULTIPLIED = "multiplied";

  /** How far down black lies below the middle, in the terms of the filter eq. */
  private static final String BLACK = "(16/255-0.5)";

  /** Joins both pictures to one. */
  String join(Graph graph, String first, String second) {
    String leaving = ended(graph, first);
    if (opaque && look.equals(MULTIPLIED)) {
      return between(graph, leaving, second, (end, coming) -> multiplied(graph, end, coming));
    }
    var mix = TransitionMix.of(look);
    if (opaque && mix.isPresent()) {
      return between(
          graph,
          leaving,
          second,
          (end, coming) -> mix.get().mix(graph, canvas, frames, end, coming));
    }
    if (opaque && TransitionField.isOne(look)) {
      var field = TransitionField.of(look);
      return between(
          graph, leaving, second, (end, coming) -> field.mix(graph, canvas, frames, end, coming));
    }
    return faded(graph, leaving, second);
  }

  /**
   * The first picture with its end right behind its last frame. Some filters tell an end that is a
   * frame later, and xfade and others would leave a hole there.
   */
  private String ended(Graph graph, String first) {
    return graph.chain(first, Chain.ended(from + frames));
  }

  /** The first picture, what is made of both while they share their frames, and the second one. */
  private String between(Graph graph, String first, String second, BinaryOperator<String> shared) {
    List<String> leaving = graph.split(first, 2);
    List<String> coming = graph.split(second, 2);
    String before = graph.chain(leaving.getFirst(), "trim=end_frame=" + from, "setpts=N");
    String end = graph.chain(leaving.getLast(), "trim=start_frame=" + from, "setpts=N");
    String beginning = graph.chain(coming.getFirst(), "trim=end_frame=" + frames, "setpts=N");
    String after = graph.chain(coming.getLast(), "trim=start_frame=" + frames, "setpts=N");
    String middle =
        graph.chain(
            shared.apply(end, beginning),
            "settb=" + frame(),
            "setpts=N",
            "setsar=1",
            "format=yuv420p",
            Colors.TAGS);
    return graph.join(
        List.of(before, middle, after),
        "concat=n=3:v=1:a=0,settb=%s,setpts=N,%s".formatted(frame(), Colors.TAGS));
  }

  /** Half of the way to the product of both, and half of it from there. */
  private String multiplied(Graph graph, String leaving, String coming) {
    List<String> first = graph.split(leaving, 2);
    List<String> second = graph.split(coming, 2);
    List<String> factors =
        List.of(
            graph.chain(first.getLast(), "format=gbrp"),
            graph.chain(second.getLast(), "format=gbrp"));
    String product =
        graph.join(
            factors,
            "blend=all_mode=multiply,scale=%s,format=yuv420p".formatted(Colors.OUT_OF_RGB));
    String half = mixed(graph, canvas, frames, first.getFirst(), product, "2*N/" + frames);
    return mixed(graph, canvas, frames, half, second.getFirst(), "2*N/%d-1".formatted(frames));
  }

  /** As much of the second as that says, beyond 0 and 1 too. */
  static String mixed(
      Graph graph, Canvas canvas, long frames, String first, String second, String share) {
    String mask =
        graph.source(
            new Chain()
                .add("color=c=black:s=16x16:r=" + canvas.rate().text())
                .add("format=gray")
                .add("trim=end_frame=" + frames)
                .add("geq=lum='255*clip(%s,0,1)'".formatted(share))
                .add("scale=w=%d:h=%d:flags=neighbor".formatted(canvas.width(), canvas.height()))
                .add("setpts=N"));
    String seen = graph.join(List.of(second, mask), "alphamerge");
    return graph.join(List.of(first, seen), "overlay=format=yuv420");
  }

  private String faded(Graph graph, String first, String second) {
    String leaving = first;
    String coming = second;
    String name = look;
    if (look.equals(THROUGH_GREY)) {
      leaving = graph.chain(first, greyer(left(0.7), "gte(t," + offset() + ")"));
      coming = graph.chain(second, greyer(come(0.7), "lt(t," + duration() + ")"));
      name = "fade";
    } else if (look.equals(THROUGH_BLACK) && opaque) {
      leaving = graph.chain(first, darker(left(0.6), "gte(t," + offset() + ")"));
      coming = graph.chain(second, darker(come(0.6), "lt(t," + duration() + ")"));
      name = "fade";
    } else if (look.equals(THROUGH_BLACK)) {
      name = "fadeblack"; // eq knows no opacity
    }
    if (TransitionField.isOne(look)) {
      name = TransitionField.of(look).near();
    } else if (TransitionMix.of(look).isPresent()) {
      name = TransitionMix.of(look).get().near();
    } else if (look.equals(MULTIPLIED)) {
      name = "fade";
    }
    return graph.join(
        List.of(leaving, coming),
        "xfade=transition=%s:duration=%s:offset=%s,format=%s,%s"
            .formatted(name, duration(), offset(), opaque ? "yuv420p" : "yuva420p", Colors.TAGS));
  }

  private String offset() {
    return RenderPlan.seconds(canvas.rate().timeOf(from));
  }

  private String duration() {
    return RenderPlan.seconds(canvas.rate().timeOf(frames));
  }

  /** How long a frame lasts. */
  private String frame() {
    return "%d/%d".formatted(canvas.rate().denominator(), canvas.rate().numerator());
  }

  /** From 1 at the beginning to 0 when that part of the way is done, and so on, smoothly. */
  private String left(double part) {
    return smooth("1-(t-%s)/%s/%s".formatted(offset(), duration(), part));
  }

  /** From 0, as long as so much of the way is left, to 1 at its end. */
  private String come(double part) {
    return smooth("1-(1-t/%s)/%s".formatted(duration(), part));
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
