package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.Map;

/**
 * A transition in which every pixel has its moment: it shows the coming picture once a level that
 * rises evenly has passed a number of its own.
 *
 * <p>These numbers are drawn once, in 16 bits, and then only compared with the level of each frame,
 * which costs next to nothing: an expression that is worked out for each pixel of each frame takes
 * seconds for a second of 720p. The formulas are those of the shaders of gl-transitions.
 *
 * @param at the number of a pixel, as an expression of geq
 * @param least of all numbers and levels
 * @param most of them
 * @param first level
 * @param last level, which is never reached: the transition is over then
 * @param soft how far behind the level a pixel is all of the coming picture; 0: at once
 * @param near a name of xfade that looks much alike, for pictures that can be seen through
 */
record TransitionField(
    String at, double least, double most, double first, double last, double soft, String near) {
  static final String X = "((X+0.5)/W)";
  static final String Y = "(1-(Y+0.5)/H)"; // shaders count from below

  private static final Map<String, TransitionField> FIELDS =
      Map.of(
          "directionalwipe",
          new TransitionField("0.5*%s-0.5*%s".formatted(X, Y), -0.5, 1, -0.5, 1, 0.5, "diagtl"),
          "angular",
          new TransitionField(
              part("(atan2(%s-0.5,%s-0.5)+PI/2+PI)/(2*PI)".formatted(Y, X)),
              0,
              1,
              0,
              1,
              0,
              "radial"),
          "wind",
          new TransitionField(
              "0.8*%s+0.2*%s".formatted(X, chance("0", Y)), 0, 1.2, 0, 1.2, 0.2, "smoothleft"),
          "randomsquares",
          new TransitionField(
              chance("floor(10*%s)".formatted(X), "floor(10*%s)".formatted(Y)),
              0,
              1.5,
              0,
              1.5,
              0.5,
              "dissolve"),
          "perlin",
          new TransitionField(noise(), -0.01, 1.02, 0, 1.02, 0.02, "dissolve"),
          "squareswire",
          new TransitionField(squares(), -0.34, 2.27, -1 / 3.0, -1 / 3.0 + 2.6, 0, "diagtl"),
          "polka",
          new TransitionField(
              "hypot(%s-0.5,%s-0.5)*hypot(%s,%s)".formatted(part("20*" + X), part("20*" + Y), X, Y),
              0,
              1,
              0,
              1,
              0,
              "circleopen"),
          "polarfunction",
          new TransitionField(
              "hypot(%1$s-0.5,%2$s-0.5)*4/(cos(5*(atan2(%2$s-0.5,%1$s-0.5)-PI/2))+4)"
                  .formatted(X, Y),
              0,
              1,
              0,
              1,
              0,
              "circleopen"));

  /** The field of that name; of no other name are there fields. */
  static TransitionField of(String name) {
    var field = FIELDS.get(name);
    if (field == null) {
      throw new IllegalArgumentException("there is no field " + name);
    }
    return field;
  }

  static boolean isOne(String name) {
    return FIELDS.containsKey(name);
  }

  /**
   * Leads over from one picture into the other.
   *
   * @param leaving the last frames of one, counted from 0, in a time base of one frame
   * @param entering as many frames of the other
   */
  String mix(Graph graph, Canvas canvas, long frames, String leaving, String entering) {
    String level =
        "(%s+N/%d*%s)".formatted(Chain.number(first), frames, Chain.number(last - first));
    return mix(graph, canvas, frames, level, leaving, entering);
  }

  /**
   * The same with another level, as an expression of the frame's number {@code N}; the coming
   * picture is shown where it has reached the number of the pixel.
   */
  String mix(
      Graph graph, Canvas canvas, long frames, String rising, String leaving, String entering) {
    String numbers =
        graph.source(
            grey(canvas, canvas.width(), canvas.height(), 1)
                .add("geq=lum='%s'".formatted(scaled(at)))
                .add("loop=loop=%d:size=1".formatted(frames - 1))
                .add("setpts=N"));
    String level =
        graph.source(
            grey(canvas, 16, 16, frames)
                .add("geq=lum='%s'".formatted(scaled(rising)))
                .add("scale=w=%d:h=%d:flags=neighbor".formatted(canvas.width(), canvas.height()))
                .add("setpts=N"));
    String mask =
        graph.join(
            List.of(level, numbers),
            "blend=all_mode=grainextract,lut=y='%s',format=gray".formatted(share()));
    String coming = graph.join(List.of(entering, mask), "alphamerge");
    return graph.join(List.of(leaving, coming), "overlay=format=yuv420");
  }

  private static Chain grey(Canvas canvas, int width, int height, long frames) {
    return new Chain()
        .add("color=c=black:s=%dx%d:r=%s".formatted(width, height, canvas.rate().text()))
        .add("format=gray16le")
        .add("trim=end_frame=" + frames);
  }

  private String scaled(String number) {
    return "65535*(%s-(%s))/%s".formatted(number, Chain.number(least), Chain.number(most - least));
  }

  /** How much of the coming picture is seen, of the distance between level and number. */
  private String share() {
    if (soft == 0) {
      return "if(gte(val,32768),65535,0)";
    }
    return "st(0,clip((val-32768)/65535*%s/%s,0,1))*0+65535*ld(0)*ld(0)*(3-2*ld(0))"
        .formatted(Chain.number(most - least), Chain.number(soft));
  }

  /** What is left of a number without its whole part. */
  static String part(String number) {
    return "(st(9,%s)*0+ld(9)-floor(ld(9)))".formatted(number);
  }

  static String chance(String x, String y) {
    return part("sin(12.9898*%s+78.233*%s)*43758.5453".formatted(x, y));
  }

  /** Chance at the corners of squares, with smooth slopes between. */
  private static String noise() {
    return "st(0,floor(4*%1$s))*0+st(1,floor(4*%2$s))*0+st(2,4*%1$s-ld(0))*0+st(3,4*%2$s-ld(1))*0"
            .formatted(X, Y)
        + "+st(2,ld(2)*ld(2)*(3-2*ld(2)))*0+st(3,ld(3)*ld(3)*(3-2*ld(3)))*0"
        + "+st(4,%s)*0+st(5,%s)*0+st(6,%s)*0+st(7,%s)*0"
            .formatted(corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1))
        + "+ld(4)*(1-ld(2))+ld(5)*ld(2)+(ld(6)-ld(4))*ld(3)*(1-ld(2))+(ld(7)-ld(5))*ld(2)*ld(3)";
  }

  private static String corner(int right, int up) {
    return part(
        "sin(mod(12.9898*(ld(0)+%d)+78.233*(ld(1)+%d),3.14))*43758.5453".formatted(right, up));
  }

  /**
   * The shader lets squares grow by a smooth step of the distance to a moving line. Here the step
   * is turned around: how far away the line is when the square reaches the pixel.
   */
  private static String squares() {
    String inside =
        "2*min(min(st(1,%s),1-ld(1)),min(st(2,%s),1-ld(2)))"
            .formatted(part("10*" + X), part("10*" + Y));
    return "2/3*%s-%s/3+1.6*(0.5+sin(asin(1-%s)/3))".formatted(X, Y, "2*clip(" + inside + ",0,1)");
  }
}
