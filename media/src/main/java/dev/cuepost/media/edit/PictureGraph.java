package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.ScreenLook;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.Placement.Area;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a filter graph that makes {@code [picture]}.
 *
 * <p>The bottom layer is a row of full canvases, joined end to end; every shot above is laid over
 * it in its frames. Every branch has the same rate, time base, pixel format and colours, and
 * exactly as many frames as its shot, so that no rounding adds up.
 */
final class PictureGraph {
  private static final String BLACK = "000000";
  private static final String WHITE = "FFFFFF";

  private final Canvas canvas;
  private final boolean transparent;
  private final Inputs inputs;
  private final Graph graph = new Graph("p");
  private final ShotGraph shots;

  /**
   * For one output.
   *
   * @param transparent whether nothing is drawn where nothing is seen
   */
  PictureGraph(Canvas canvas, boolean transparent, Inputs inputs) {
    this.canvas = canvas;
    this.transparent = transparent;
    this.inputs = inputs;
    this.shots = new ShotGraph(canvas, inputs, graph);
  }

  List<String> of(List<Layer> layers, List<ScreenLook> screen, DrawnCaptions captions) {
    String below = bottom(layers.isEmpty() ? List.of() : layers.getFirst().shots());
    int track = layers.isEmpty() ? Layer.BELOW_ALL : layers.getFirst().track();
    for (var layer : layers.stream().skip(1).filter(layer -> !isAboveLooks(layer)).toList()) {
      below = captioned(below, captions.between(track, layer.track()));
      below = over(below, layer.shots());
      track = layer.track();
    }
    below = captioned(below, captions.between(track, Integer.MAX_VALUE));
    for (var look : screen) {
      below = looked(below, look);
    }
    for (var layer : layers.stream().filter(PictureGraph::isAboveLooks).toList()) {
      below = over(below, layer.shots());
    }
    var last =
        new Chain()
            .add("tpad=stop=-1:stop_mode=clone")
            .add("trim=end_frame=" + canvas.frames())
            .add("format=" + format());
    if (transparent && !captions.overAll().isEmpty()) {
      below = captioned(graph.chain(below, last), captions.overAll());
      last = new Chain().add("null");
    } else {
      last.addAll(captions.overAll().filters());
    }
    graph.line(last.between(below, "picture"));
    return graph.lines();
  }

  private static boolean isAboveLooks(Layer layer) {
    return layer.track() == Layer.ABOVE_LOOKS;
  }

  private String captioned(String below, DrawnCaptions captions) {
    if (captions.isEmpty()) {
      return below;
    }
    return transparent
        ? overlay(below, alone(captions), 0, whole())
        : graph.chain(below, new Chain().addAll(captions.filters()));
  }

  /**
   * Captions with nothing behind them. What draws them knows no pictures that are seen through: it
   * draws them over black, which leaves their colours by their weights, and over white, from which
   * the black ones differ by as much as is seen through them.
   */
  private String alone(DrawnCaptions captions) {
    var filters = new Chain().addAll(captions.filters());
    List<String> black = graph.split(graph.chain(plain(BLACK, canvas.frames()), filters), 2);
    String white = graph.chain(plain(WHITE, canvas.frames()), filters);
    String opacity =
        graph.join(
            List.of(
                graph.chain(black.getFirst(), "extractplanes=y"),
                graph.chain(white, "extractplanes=y")),
            "lut2=c0='clip(255-(y-x)*255/219,0,255)'");
    return graph.join(
        List.of(black.getLast(), opacity),
        "alphamerge,format=yuva444p,unpremultiply=inplace=1,format=yuva420p," + Colors.TAGS);
  }

  private String format() {
    return transparent ? "yuva420p" : "yuv420p";
  }

  /** A look over everything that was drawn up to here; it leaves what is transparent so. */
  private String looked(String below, ScreenLook look) {
    if (!transparent) {
      return lookedOpaque(below, look);
    }
    List<String> copies = graph.split(below, 2);
    String opacity = graph.chain(copies.getFirst(), "alphaextract");
    String drawn = lookedOpaque(graph.chain(copies.getLast(), "format=yuv420p"), look);
    return graph.join(List.of(drawn, opacity), "alphamerge");
  }

  private String lookedOpaque(String below, ScreenLook look) {
    if (look.area().isEmpty()) {
      return graph.chain(
          look.over().draw(graph, below, canvas.frames(whole(), canvas.frames())),
          "format=yuv420p",
          "setsar=1",
          Colors.TAGS);
    }
    Area area = look.area().get();
    List<String> copies = graph.split(below, 2);
    String part =
        graph.chain(
            copies.getLast(),
            "crop=w=%d:h=%d:x=%d:y=%d".formatted(area.width(), area.height(), area.x(), area.y()));
    String drawn = look.over().draw(graph, part, canvas.frames(area, canvas.frames()));
    return overlay(copies.getFirst(), drawn, 0, area);
  }

  /** Joins the shots of the bottom layer, with the canvas' black wherever there is none. */
  private String bottom(List<Shot> layer) {
    var parts = new ArrayList<String>();
    long done = 0;
    for (int first = 0; first < layer.size(); ) {
      int last = endOfRun(layer, first);
      var run = layer.subList(first, last + 1);
      if (run.getFirst().start() > done) {
        parts.add(empty(run.getFirst().start() - done));
      }
      parts.add(run(run, !transparent));
      done = run.getLast().end();
      first = last + 1;
    }
    if (done < canvas.frames()) {
      parts.add(empty(canvas.frames() - done));
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return graph.join(parts, "concat=n=%d:v=1:a=0,%s".formatted(parts.size(), counted()));
  }

  private String over(String below, List<Shot> layer) {
    String result = below;
    for (int first = 0; first < layer.size(); ) {
      int last = endOfRun(layer, first);
      var shot = layer.get(first);
      result =
          first == last
              ? overlay(
                  result, shots.draw(shot, shot.frames()), shot.start(), shot.placement().area())
              : overlay(result, run(layer.subList(first, last + 1), false), shot.start(), whole());
      first = last + 1;
    }
    return result;
  }

  /**
   * Lays a branch over what is below for as long as the branch lasts. The overlay filter's own
   * {@code enable} is of no use here: it miscounts frames while it waits for its second input.
   */
  private String overlay(String below, String above, long start, Area area) {
    String shifted = above;
    if (start > 0) {
      shifted = graph.chain(above, "setpts=PTS+" + start);
    }
    return graph.join(
        List.of(below, shifted),
        "overlay=x=%d:y=%d:format=yuv420:eof_action=pass".formatted(area.x(), area.y()));
  }

  private Area whole() {
    return new Area(0, 0, canvas.width(), canvas.height());
  }

  private static int endOfRun(List<Shot> shots, int first) {
    int last = first;
    while (shots.get(last).transition().isPresent()) {
      last++;
    }
    return last;
  }

  /** Full canvases of shots that lead over into each other. */
  private String run(List<Shot> run, boolean opaque) {
    boolean weighted = !opaque && !isOfOneShape(run);
    long length = 0;
    String joined = "";
    for (int index = 0; index < run.size(); index++) {
      var shot = run.get(index);
      long shared = index == 0 ? 0 : run.get(index - 1).end() - shot.start();
      long frames = Math.max(shot.frames(), shared);
      String next = full(shot, frames, opaque);
      if (weighted) {
        next = graph.chain(next, "format=yuva444p", "premultiply=inplace=1");
      }
      if (index == 0) {
        joined = next;
        length = frames;
        continue;
      }
      joined = led(run.get(index - 1), opaque, length - shared, shared, joined, next);
      length += frames - shared;
    }
    return weighted
        ? graph.chain(joined, "unpremultiply=inplace=1", "format=yuva420p", Colors.TAGS)
        : joined;
  }

  /**
   * Whether all of them cover the same part of the canvas, and wholly. Else where only one of two
   * is seen, its colours are mixed with those of nothing, which must not count.
   */
  private static boolean isOfOneShape(List<Shot> run) {
    return run.stream().noneMatch(ShotGraph::isClear)
        && run.stream().map(shot -> shot.placement().area()).distinct().count() == 1;
  }

  /** One picture into the next; if the output ends on the way, the way is cut there. */
  private String led(
      Shot before, boolean opaque, long from, long shared, String joined, String next) {
    String look = before.transition().orElseThrow();
    if (before.cut() == 0) {
      return new TransitionWords(look, opaque, canvas, from, shared).join(graph, joined, next);
    }
    String lengthened = "tpad=stop=%d:stop_mode=clone".formatted(before.cut());
    String whole =
        new TransitionWords(look, opaque, canvas, from, shared + before.cut())
            .join(graph, graph.chain(joined, lengthened), graph.chain(next, lengthened));
    return graph.chain(whole, "trim=end_frame=" + (from + shared));
  }

  /** A shot on a canvas of its own. */
  private String full(Shot shot, long frames, boolean opaque) {
    var area = shot.placement().area();
    if (!opaque) {
      return padded(shots.draw(shot, frames), area, "black@0");
    }
    if (area.equals(whole()) && !ShotGraph.isClear(shot)) {
      return shots.draw(shot, frames);
    }
    return switch (shot.background()) {
      case Background.Plain(String rgb) when rgb.equals(BLACK) && !ShotGraph.isClear(shot) ->
          padded(shots.draw(shot, frames), area, "black");
      case Background.Plain(String rgb) ->
          overlay(plain(rgb, frames), shots.draw(shot, frames), 0, area);
      case Background.Image image ->
          overlay(covering(shot, image, frames), shots.draw(shot, frames), 0, area);
      case Background.Blurred(double sigma) -> onBlurred(shots.draw(shot, frames), area, sigma);
    };
  }

  /** Only for black, which is the same in every colour matrix: pad knows none but BT.601. */
  private String padded(String branch, Area area, String color) {
    return graph.chain(
        color.equals("black") ? branch : graph.chain(branch, "format=yuva420p"),
        "pad=w=%d:h=%d:x=%d:y=%d:color=%s"
            .formatted(canvas.width(), canvas.height(), area.x(), area.y(), color),
        Colors.TAGS);
  }

  /** The blur works on a copy of a quarter of the size: it hides what that loses. */
  private String onBlurred(String branch, Area area, double sigma) {
    List<String> copies = graph.split(branch, 2);
    int width = Math.max(2, canvas.width() / 8 * 2);
    int height = Math.max(2, canvas.height() / 8 * 2);
    String blurred =
        graph.chain(
            copies.getLast(),
            "scale=w=%d:h=%d:force_original_aspect_ratio=increase".formatted(width, height),
            "crop=w=%d:h=%d".formatted(width, height),
            "gblur=sigma=" + Chain.number(sigma / 4),
            "scale=w=%d:h=%d".formatted(canvas.width(), canvas.height()),
            "setsar=1",
            "format=yuv420p",
            Colors.TAGS);
    return overlay(blurred, copies.getFirst(), 0, area);
  }

  /** A still or the first frame of a video, as large as is needed to cover the canvas. */
  private String covering(Shot shot, Background.Image image, long frames) {
    var picture = image.facts().picture().orElseThrow();
    var input = inputs.background(shot, image);
    return graph.chain(
        input.index() + ":" + picture.stream(),
        "fps=fps=%s:start_time=0".formatted(canvas.rate().text()),
        "trim=end_frame=1",
        "scale=w=%d:h=%d:force_original_aspect_ratio=increase:flags=bicubic:%s"
            .formatted(canvas.width(), canvas.height(), Colors.into(picture.color())),
        "crop=w=%d:h=%d".formatted(canvas.width(), canvas.height()),
        "setsar=1",
        "format=yuv420p",
        "tpad=stop=-1:stop_mode=clone",
        "trim=end_frame=" + frames,
        Colors.TAGS);
  }

  /**
   * Frames one after the other, in a time base of one frame. What the concat filter makes of their
   * times is not to be relied on: it takes a part of one frame for one that does not last.
   */
  private String counted() {
    return "settb=expr=%d/%d,setpts=N"
        .formatted(canvas.rate().denominator(), canvas.rate().numerator());
  }

  /** The canvas where there is nothing. */
  private String empty(long frames) {
    return transparent
        ? graph.source(
            new Chain()
                .add(
                    "color=c=black@0:s=%dx%d:r=%s"
                        .formatted(canvas.width(), canvas.height(), canvas.rate().text()))
                .add("format=yuva420p")
                .add("setsar=1")
                .add("trim=end_frame=" + frames)
                .add(Colors.TAGS))
        : plain(BLACK, frames);
  }

  private String plain(String rgb, long frames) {
    var chain =
        new Chain()
            .add(
                "color=c=0x%s:s=%dx%d:r=%s"
                    .formatted(rgb, canvas.width(), canvas.height(), canvas.rate().text()));
    if (!rgb.equals(BLACK)) {
      chain.add("format=rgb24").add("scale=" + Colors.OUT_OF_RGB);
    }
    return graph.source(
        chain
            .add("setsar=1")
            .add("format=yuv420p")
            .add("trim=end_frame=" + frames)
            .add(Colors.TAGS));
  }
}
