package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import dev.cuepost.media.edit.look.Over;
import dev.cuepost.media.edit.look.ShapeMask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shot's own picture, in its size on the canvas, with exactly as many frames as are asked for.
 *
 * <p>The steps: upright, repeated, paced, prepared, cut to what is seen, scaled, its view moved,
 * looks drawn, made transparent, held to the end.
 */
final class ShotGraph {
  /** A view that is nearer is taken from a larger picture, as far as the source has one. */
  private static final double LARGEST = 4;

  private static final int MOST_SIDE = 8_192;

  private final Canvas canvas;
  private final Inputs inputs;
  private final Graph graph;
  private final ShotOpacity opacity;

  ShotGraph(Canvas canvas, Inputs inputs, Graph graph) {
    this.canvas = canvas;
    this.inputs = inputs;
    this.graph = graph;
    this.opacity = new ShotOpacity(canvas, inputs, graph);
  }

  /** Whether something may be seen through it. */
  static boolean isClear(Shot shot) {
    return shot.opacity() < 1
        || shot.treatment().isClear()
        || shot.facts().picture().orElseThrow().color().alpha();
  }

  String draw(Shot shot, long frames) {
    var picture = shot.facts().picture().orElseThrow();
    long moving = shot.moving() < shot.frames() ? shot.moving() : frames;
    var input = inputs.picture(shot, Sources.sped(canvas.rate().timeOf(moving), shot.speed()));
    boolean clear = isClear(shot);
    boolean alpha = picture.color().alpha();
    var chain = repeated(shot, upright(picture));
    String grid = paced(shot, input.lead());
    boolean simple = shot.prepared().steps().isEmpty();
    boolean first =
        !simple
            || !shot.treatment().looks().isEmpty()
            || (!picture.still()
                && picture.rate().perSecond() * shot.speed() >= canvas.rate().perSecond());
    if (first) {
      chain.add(grid);
    }
    String label = input.index() + ":" + picture.stream();
    if (!simple) {
      label = new PreparedGraph(graph).draw(shot.prepared(), label, chain);
      chain = new Chain();
    }
    var finalChain = chain;
    shot.placement()
        .crop()
        .ifPresent(crop ->
            finalChain.add(
                "crop=w=%d:h=%d:x=%d:y=%d"
                    .formatted(crop.width(), crop.height(), crop.x(), crop.y())));
    sized(shot, picture, chain);
    boolean atOnce = !shot.treatment().isClear() && shot.treatment().looks().isEmpty();
    chain.add("setsar=1").add("format=" + (alpha || (clear && atOnce) ? "yuva420p" : "yuv420p"));
    if (atOnce && shot.opacity() < 1) {
      chain.add("lutyuv=a=val*" + Chain.number(shot.opacity()));
    }
    shot.treatment()
        .motion()
        .ifPresent(motion -> {
          if (!first) {
            finalChain.add(grid);
          }
          finalChain.add(MotionWords.of(motion));
          var area = drawn(shot);
          // The larger picture need not have the area's proportions to the last digit.
          finalChain
              .add("scale=w=%d:h=%d:flags=bicubic".formatted(area.width(), area.height()))
              .add("setsar=1");
        });
    if (!first && shot.treatment().motion().isEmpty()) {
      chain.add(grid);
    }
    if (moving < frames) {
      chain.add("trim=end_frame=" + moving);
    }
    chain.add("tpad=stop=-1:stop_mode=clone").add("trim=end_frame=" + frames);
    label = graph.chain(label, chain.add(Colors.TAGS));
    label = looked(shot, label, alpha, frames);
    return clear && !atOnce ? opacity.on(shot, label, frames) : label;
  }

  private static Chain repeated(Shot shot, Chain chain) {
    shot.treatment().firstOnly().ifPresent(count -> chain.add("trim=end_frame=" + count));
    Repetition.held(shot).ifPresent(most -> chain.add("loop=loop=-1:size=" + most));
    return chain;
  }

  static Chain upright(MediaFacts.Picture picture) {
    var chain = new Chain();
    picture.turn().filters().forEach(chain::add);
    if (picture.turn() != MediaFacts.Turn.NONE) {
      chain.add("sidedata=mode=delete:type=DISPLAYMATRIX");
    }
    return chain;
  }

  private void sized(Shot shot, MediaFacts.Picture picture, Chain chain) {
    var area = drawn(shot);
    var motion = shot.treatment().motion();
    double factor = motion.map(way -> enlargement(way, shot.prepared(), area)).orElse(1.0);
    int width = (int) Math.min(MOST_SIDE, Math.round(area.width() * factor));
    int height = (int) Math.min(MOST_SIDE, Math.round(area.height() * factor));
    if (isInPlace(shot, picture, width, height)) {
      return;
    }
    chain.add(
        "scale=w=%d:h=%d:flags=bicubic:%s".formatted(width, height, Colors.into(picture.color())));
  }

  /** Where looks are drawn, sides are even: many filters halve colours, and so know no others. */
  private static Area drawn(Shot shot) {
    var area = shot.placement().area();
    return shot.treatment().looks().isEmpty()
        ? area
        : new Area(
            area.x(), area.y(), area.width() + area.width() % 2, area.height() + area.height() % 2);
  }

  private static double enlargement(Motion motion, Prepared picture, Area area) {
    double nearest =
        1
            / Math.min(
                Math.min(motion.start().width(), motion.start().height()),
                Math.min(motion.end().width(), motion.end().height()));
    double source =
        Math.max(
            (double) picture.width() / area.width(), (double) picture.height() / area.height());
    return Math.clamp(Math.min(nearest, source), 1, LARGEST);
  }

  /** Whether size and colours are right already; scaling would copy every frame for nothing. */
  private static boolean isInPlace(Shot shot, MediaFacts.Picture picture, int width, int height) {
    return shot.placement().crop().isEmpty()
        && Colors.areOutput(picture.color())
        && width == shot.prepared().width()
        && height == shot.prepared().height();
  }

  /**
   * Looks are drawn on opaque frames; what is transparent is taken off before and put back, and
   * what a mask makes transparent comes last of all.
   */
  private String looked(Shot shot, String from, boolean alpha, long frames) {
    if (shot.treatment().looks().isEmpty()) {
      return from;
    }
    var drawn = drawn(shot);
    String label = from;
    String opacity = "";
    if (alpha) {
      List<String> copies = graph.split(from, 2);
      opacity = graph.chain(copies.getFirst(), "alphaextract");
      label = graph.chain(copies.getLast(), "format=yuv420p");
    }
    var size = canvas.frames(drawn, frames);
    for (Over over : shot.treatment().looks().stream().flatMap(ShotGraph::onPicture).toList()) {
      label = graph.chain(over.draw(graph, label, size), "format=yuv420p", "setsar=1", Colors.TAGS);
    }
    if (alpha) {
      label = graph.join(List.of(label, opacity), "alphamerge");
    }
    var area = shot.placement().area();
    return drawn.equals(area)
        ? label
        : graph.chain(
            label, "crop=w=%d:h=%d:x=0:y=0:exact=1".formatted(area.width(), area.height()));
  }

  /** Of a mask what it does to the picture itself, if anything. */
  private static Stream<Over> onPicture(Over over) {
    return over.look() instanceof ShapeMask mask
        ? mask.within().map(look -> new Over(look, over.first(), over.end())).stream()
        : Stream.of(over);
  }

  /** Brings the source's time to the output's, and its frames to the output's rate. */
  private String paced(Shot shot, Duration lead) {
    var chain = new ArrayList<String>();
    if (!lead.isZero() || shot.speed() != 1) {
      String fromZero = lead.isZero() ? "PTS" : "(PTS-%s/TB)".formatted(RenderPlan.seconds(lead));
      chain.add("setpts=" + fromZero + (shot.speed() == 1 ? "" : "/" + Chain.number(shot.speed())));
    }
    var picture = shot.facts().picture().orElseThrow();
    chain.add(atRate(canvas, picture));
    if (picture.still() && (shot.treatment().motion().isPresent() || shot.prepared().changes())) {
      chain.add("loop=loop=-1:size=1");
      chain.add("setpts=N");
      chain.add("trim=end_frame=" + shot.frames());
    }
    return String.join(",", chain);
  }

  /** Frames of the output's rate from its first moment on, in a time base of one frame. */
  static String atRate(Canvas canvas, MediaFacts.Picture picture) {
    // FFmpeg takes a still for a frame of 40 ms, which a slow rate would round away
    String last = picture.still() ? ":eof_action=pass" : "";
    return "fps=fps=%s:start_time=0%s".formatted(canvas.rate().text(), last);
  }
}
