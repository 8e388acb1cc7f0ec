package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Transitions of the gallery that are several simple ones at once: fields and even mixtures, laid
 * over each other. The formulas are those of the shaders of gl-transitions.
 */
enum TransitionMix {
  /** Red goes first, then green, then blue. */
  COLORPHASE("fade"),
  /** Lines come one by one, first in the middle. */
  CROSSHATCH("dissolve"),
  /** An oval closes before dark grey, and opens again. */
  CIRCLE("circlecrop"),
  /** Eight blades that turn while they grow. */
  PINWHEEL("radial");

  private static final String FROM_MIDDLE =
      "hypot(%s-0.5,%s-0.5)".formatted(TransitionField.X, TransitionField.Y);

  /** A blade is so wide. */
  private static final String BLADE = "(PI/4)";

  private final String near;

  TransitionMix(String near) {
    this.near = near;
  }

  /** A name of xfade that looks alike, for pictures that can be seen through. */
  String near() {
    return near;
  }

  /** The word that stands for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TransitionMix> of(String word) {
    for (TransitionMix mix : values()) {
      if (mix.word().equals(word)) {
        return Optional.of(mix);
      }
    }
    return Optional.empty();
  }

  /**
   * Leads over from one picture into the other.
   *
   * @param leaving the last frames of one, counted from 0, in a time base of one frame
   * @param entering as many frames of the other
   */
  String mix(Graph graph, Canvas canvas, long frames, String leaving, String entering) {
    return switch (this) {
      case COLORPHASE -> phases(graph, canvas, frames, leaving, entering);
      case CROSSHATCH -> hatch(graph, canvas, frames, leaving, entering);
      case CIRCLE -> circle(graph, canvas, frames, leaving, entering);
      case PINWHEEL -> blades(graph, canvas, frames, leaving, entering);
    };
  }

  private static String phases(
      Graph graph, Canvas canvas, long frames, String leaving, String entering) {
    String mask =
        graph.source(
            new Chain()
                .add("color=c=black:s=16x16:r=" + canvas.rate().text())
                .add("format=gbrp")
                .add("trim=end_frame=" + frames)
                .add(
                    "geq=r='255*(%s)':g='255*(%s)':b='255*(%s)'"
                        .formatted(
                            smooth(0, 0.6, frames),
                            smooth(0.2, 0.8, frames),
                            smooth(0.4, 1, frames)))
                .add("scale=w=%d:h=%d:flags=neighbor".formatted(canvas.width(), canvas.height()))
                .add("format=gbrp")
                .add("setpts=N"));
    return graph.join(
        List.of(graph.chain(leaving, "format=gbrp"), graph.chain(entering, "format=gbrp"), mask),
        "maskedmerge,scale=%s,format=yuv420p".formatted(Colors.OUT_OF_RGB));
  }

  /** All fades in at first and to its end at last, so that both ends are whole pictures. */
  private static String hatch(
      Graph graph, Canvas canvas, long frames, String leaving, String entering) {
    var field =
        new TransitionField(
            "%s/3+min(%s,%s)"
                .formatted(
                    FROM_MIDDLE,
                    TransitionField.chance(TransitionField.Y, "0"),
                    TransitionField.chance("0", TransitionField.X)),
            0,
            1.3,
            0,
            1,
            0,
            "dissolve");
    List<String> first = graph.split(leaving, 2);
    List<String> second = graph.split(entering, 2);
    String lines = field.mix(graph, canvas, frames, first.getFirst(), second.getFirst());
    String begun =
        TransitionWords.mixed(
            graph, canvas, frames, first.getLast(), lines, smooth(0, 0.1, frames));
    return TransitionWords.mixed(
        graph, canvas, frames, begun, second.getLast(), smooth(0.9, 1, frames));
  }

  private static String circle(
      Graph graph, Canvas canvas, long frames, String leaving, String entering) {
    String grey =
        graph.source(
            new Chain()
                .add(
                    "color=c=0x1A1A1A:s=%dx%d:r=%s"
                        .formatted(canvas.width(), canvas.height(), canvas.rate().text()))
                .add("format=yuv420p")
                .add("trim=end_frame=" + frames)
                .add("setpts=N")
                .add(Colors.TAGS));
    String closed = moment("0.5-%s/sqrt(8)").mix(graph, canvas, frames, leaving, grey);
    return moment("0.5+%s/sqrt(8)").mix(graph, canvas, frames, closed, entering);
  }

  private static TransitionField moment(String at) {
    return new TransitionField(at.formatted(FROM_MIDDLE), 0, 1, 0, 1, 0, "circlecrop");
  }

  /**
   * A pixel shows the coming picture while the rest of its angle plus twice the way, by the width
   * of a blade, is less than the way. So it does below one angle and between two others.
   */
  private static String blades(
      Graph graph, Canvas canvas, long frames, String leaving, String entering) {
    var field =
        new TransitionField(
            "%s*%s"
                .formatted(
                    BLADE,
                    TransitionField.part(
                        "atan2(%s-0.5,%s-0.5)/%s"
                            .formatted(TransitionField.Y, TransitionField.X, BLADE))),
            -1,
            3,
            0,
            1,
            0,
            "radial");
    String way = "(N/%d)".formatted(frames);
    String turned = "mod(2*%s,%s)".formatted(way, BLADE);
    List<String> first = graph.split(leaving, 2);
    List<String> second = graph.split(entering, 2);
    String upTo =
        field.mix(
            graph,
            canvas,
            frames,
            "(%s-%s+%s)".formatted(BLADE, turned, way),
            first.getFirst(),
            second.getFirst());
    String between =
        field.mix(graph, canvas, frames, "(%s-%s)".formatted(BLADE, turned), upTo, first.getLast());
    return field.mix(
        graph,
        canvas,
        frames,
        "if(gte(%1$s,%2$s),2.9,%1$s-%3$s)".formatted(way, BLADE, turned),
        between,
        second.getLast());
  }

  /** A smooth step of the way. */
  private static String smooth(double from, double to, long frames) {
    return "st(0,clip((N/%d-%s)/%s,0,1))*0+ld(0)*ld(0)*(3-2*ld(0))"
        .formatted(frames, Chain.number(from), Chain.number(to - from));
  }
}
