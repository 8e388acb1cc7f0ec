package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Background;
import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.Composition.Layer;
import dev.cuepost.media.edit.Composition.Shot;
import dev.cuepost.media.edit.Placement.Area;
import java.time.Duration;
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

  private final Canvas canvas;
  private final Inputs inputs;
  private final List<String> lines = new ArrayList<>();
  private int labels;

  PictureGraph(Canvas canvas, Inputs inputs) {
    this.canvas = canvas;
    this.inputs = inputs;
  }

  List<String> of(List<Layer> layers) {
    String below = bottom(layers.isEmpty() ? List.of() : layers.getFirst().shots());
    for (var layer : layers.stream().skip(1).toList()) {
      below = over(below, layer.shots());
    }
    lines.add(
        new Chain()
            .add("tpad=stop=-1:stop_mode=clone")
            .add("trim=end_frame=" + canvas.frames())
            .add("format=yuv420p")
            .between(below, "picture"));
    return lines;
  }

  /** Joins the shots of the bottom layer, with the canvas' black wherever there is none. */
  private String bottom(List<Shot> shots) {
    var parts = new ArrayList<String>();
    long done = 0;
    for (int first = 0; first < shots.size(); ) {
      int last = endOfRun(shots, first);
      var run = shots.subList(first, last + 1);
      if (run.getFirst().start() > done) {
        parts.add(plain(BLACK, run.getFirst().start() - done));
      }
      parts.add(run(run, true));
      done = run.getLast().end();
      first = last + 1;
    }
    if (done < canvas.frames()) {
      parts.add(plain(BLACK, canvas.frames() - done));
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    String joined = label();
    lines.add(
        "[%s]concat=n=%d:v=1:a=0,%s[%s]"
            .formatted(String.join("][", parts), parts.size(), atRate(), joined));
    return joined;
  }

  private String over(String below, List<Shot> shots) {
    String result = below;
    for (int first = 0; first < shots.size(); ) {
      int last = endOfRun(shots, first);
      var shot = shots.get(first);
      result =
          first == last
              ? overlay(result, branch(shot, shot.frames()), shot.start(), shot.placement().area())
              : overlay(result, run(shots.subList(first, last + 1), false), shot.start(), whole());
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
      shifted = label();
      lines.add(new Chain().add("setpts=PTS+" + start).between(above, shifted));
    }
    String result = label();
    lines.add(
        "[%s][%s]overlay=x=%d:y=%d:format=yuv420:eof_action=pass[%s]"
            .formatted(below, shifted, area.x(), area.y(), result));
    return result;
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
  private String run(List<Shot> shots, boolean opaque) {
    long length = 0;
    String joined = "";
    for (int index = 0; index < shots.size(); index++) {
      var shot = shots.get(index);
      long shared = index == 0 ? 0 : shots.get(index - 1).end() - shot.start();
      long frames = Math.max(shot.frames(), shared);
      String next = full(shot, frames, opaque);
      if (index == 0) {
        joined = next;
        length = frames;
        continue;
      }
      String both = label();
      lines.add(
          "[%s][%s]xfade=transition=%s:duration=%s:offset=%s,%s[%s]"
              .formatted(
                  joined,
                  next,
                  shots.get(index - 1).transition().orElseThrow(),
                  RenderPlan.seconds(canvas.rate().timeOf(shared)),
                  RenderPlan.seconds(canvas.rate().timeOf(length - shared)),
                  "format=%s,%s".formatted(opaque ? "yuv420p" : "yuva420p", Colors.TAGS),
                  both));
      joined = both;
      length += frames - shared;
    }
    return joined;
  }

  /** A shot on a canvas of its own. */
  private String full(Shot shot, long frames, boolean opaque) {
    var area = shot.placement().area();
    if (!opaque) {
      return padded(branch(shot, frames), area, "black@0");
    }
    if (area.equals(whole()) && !isClear(shot)) {
      return branch(shot, frames);
    }
    return switch (shot.background()) {
      case Background.Plain(String rgb) when rgb.equals(BLACK) && !isClear(shot) ->
          padded(branch(shot, frames), area, "black");
      case Background.Plain(String rgb) ->
          overlay(plain(rgb, frames), branch(shot, frames), 0, area);
      case Background.Blurred(double sigma) -> onBlurred(branch(shot, frames), area, sigma);
    };
  }

  /** Only for black, which is the same in every colour matrix: pad knows none but BT.601. */
  private String padded(String branch, Area area, String color) {
    String padded = label();
    lines.add(
        new Chain()
            .add(
                "pad=w=%d:h=%d:x=%d:y=%d:color=%s"
                    .formatted(canvas.width(), canvas.height(), area.x(), area.y(), color))
            .add(Colors.TAGS)
            .between(branch, padded));
    return padded;
  }

  /** The blur works on a copy of a quarter of the size: it hides what that loses. */
  private String onBlurred(String branch, Area area, double sigma) {
    String sharp = label();
    String copy = label();
    String blurred = label();
    int width = Math.max(2, canvas.width() / 8 * 2);
    int height = Math.max(2, canvas.height() / 8 * 2);
    lines.add("[%s]split=2[%s][%s]".formatted(branch, sharp, copy));
    lines.add(
        new Chain()
            .add("scale=w=%d:h=%d:force_original_aspect_ratio=increase".formatted(width, height))
            .add("crop=w=%d:h=%d".formatted(width, height))
            .add("gblur=sigma=" + Chain.number(sigma / 4))
            .add("scale=w=%d:h=%d".formatted(canvas.width(), canvas.height()))
            .add("setsar=1")
            .add("format=yuv420p")
            .add(Colors.TAGS)
            .between(copy, blurred));
    return overlay(blurred, sharp, 0, area);
  }

  /** A shot's own picture, in its size on the canvas, with exactly so many frames. */
  private String branch(Shot shot, long frames) {
    var picture = shot.facts().picture().orElseThrow();
    var span = Sources.sped(canvas.rate().timeOf(frames), shot.speed());
    var input = inputs.picture(shot, span);
    var area = shot.placement().area();
    var chain = new Chain();
    switch (picture.turn()) {
      case NONE -> {}
      case RIGHT -> chain.add("transpose=dir=clock");
      case HALF -> chain.add("hflip").add("vflip");
      case LEFT -> chain.add("transpose=dir=cclock");
    }
    if (picture.turn() != MediaFacts.Turn.NONE) {
      chain.add("sidedata=mode=delete:type=DISPLAYMATRIX");
    }
    String grid = paced(shot, input.lead());
    boolean fewerFrames =
        !picture.still() && picture.rate().perSecond() * shot.speed() >= canvas.rate().perSecond();
    if (fewerFrames) {
      chain.add(grid);
    }
    shot.placement()
        .crop()
        .ifPresent(crop ->
            chain.add(
                "crop=w=%d:h=%d:x=%d:y=%d"
                    .formatted(crop.width(), crop.height(), crop.x(), crop.y())));
    boolean clear = isClear(shot);
    if (!isInPlace(shot, picture)) {
      chain.add(
          "scale=w=%d:h=%d:flags=bicubic:%s"
              .formatted(area.width(), area.height(), Colors.into(picture.color())));
    }
    chain.add("setsar=1").add("format=" + (clear ? "yuva420p" : "yuv420p"));
    if (shot.opacity() < 1) {
      chain.add("lutyuv=a=val*" + Chain.number(shot.opacity()));
    }
    if (!fewerFrames) {
      chain.add(grid);
    }
    String branch = label();
    lines.add(
        chain
            .add("tpad=stop=-1:stop_mode=clone")
            .add("trim=end_frame=" + frames)
            .add(Colors.TAGS)
            .between(input.index() + ":" + picture.stream(), branch));
    return branch;
  }

  /** Brings the source's time to the output's, and its frames to the output's rate. */
  private String paced(Shot shot, Duration lead) {
    var chain = new ArrayList<String>();
    if (!lead.isZero() || shot.speed() != 1) {
      String fromZero = lead.isZero() ? "PTS" : "(PTS-%s/TB)".formatted(RenderPlan.seconds(lead));
      chain.add("setpts=" + fromZero + (shot.speed() == 1 ? "" : "/" + Chain.number(shot.speed())));
    }
    chain.add(atRate());
    return String.join(",", chain);
  }

  /** Frames of the output's rate from its first moment on, in a time base of one frame. */
  private String atRate() {
    return "fps=fps=%s:start_time=0".formatted(canvas.rate().text());
  }

  private String plain(String rgb, long frames) {
    String plain = label();
    var chain =
        new Chain()
            .add(
                "color=c=0x%s:s=%dx%d:r=%s"
                    .formatted(rgb, canvas.width(), canvas.height(), canvas.rate().text()));
    if (!rgb.equals(BLACK)) {
      chain.add("format=rgb24").add("scale=" + Colors.OUT_OF_RGB);
    }
    lines.add(
        chain
            .add("setsar=1")
            .add("format=yuv420p")
            .add("trim=end_frame=" + frames)
            .add(Colors.TAGS)
            .text(plain));
    return plain;
  }

  /** Whether size and colours are right already; scaling would copy every frame for nothing. */
  private static boolean isInPlace(Shot shot, MediaFacts.Picture picture) {
    var area = shot.placement().area();
    boolean upright = !picture.turn().swapsSides();
    return shot.placement().crop().isEmpty()
        && Colors.areOutput(picture.color())
        && area.width() == (upright ? picture.width() : picture.height())
        && area.height() == (upright ? picture.height() : picture.width());
  }

  private static boolean isClear(Shot shot) {
    return shot.opacity() < 1 || shot.facts().picture().orElseThrow().color().alpha();
  }

  private String label() {
    return "p" + labels++;
  }
}
