package dev.cuepost.media.edit.look;

import static dev.cuepost.media.edit.graph.Chain.number;

import dev.cuepost.media.edit.canvas.Length;
import dev.cuepost.media.edit.graph.Chain;
import dev.cuepost.media.edit.graph.Graph;
import java.util.List;
import java.util.Optional;

/**
 * A look that lets a shape be seen of a picture. As a look it has blackness around; who can do with
 * transparency asks for its {@link #opacity} and draws it {@link #within} alone.
 *
 * @param x middle of the shape, from the left
 * @param y middle of the shape, from the top
 * @param degrees by which the shape is turned to the left
 * @param feather over which its edge fades, in parts of the smaller side, or in pixels
 * @param blur of what lies inside, 0..1
 * @param outer how opaque the rest is, 0..1
 */
public record ShapeMask(
    MaskShape shape, Length x, Length y, double degrees, Length feather, double blur, double outer)
    implements Look {

  /** Everything but the corners, which are round. */
  public static ShapeMask rounded(double radius) {
    var whole = new Length.Full();
    var middle = new Length.Ratio(0.5);
    return new ShapeMask(
        new MaskShape.Rectangle(
            whole, whole, new Length.Pixels((int) Math.max(1, Math.round(radius)))),
        middle,
        middle,
        0,
        new Length.Ratio(0),
        0,
        0);
  }

  /** The strongest blur has a sigma of this part of the smaller side. */
  private static final double MOST_BLUR = 0.1;

  @Override
  public String draw(Graph graph, String from, Frames frames) {
    String inside = within().map(look -> look.draw(graph, from, frames)).orElse(from);
    String seen = graph.join(List.of(inside, lightness(graph, frames, outer)), "alphamerge");
    return graph.join(
        List.of(Appearing.black(graph, frames), seen),
        "overlay=x=0:y=0:format=yuv420,format=yuv420p");
  }

  @Override
  public ShapeMask times(double across, double down) {
    return new ShapeMask(
        shape.times(across, down),
        x.times(across),
        y.times(down),
        degrees,
        feather.times(Math.min(across, down)),
        blur,
        outer);
  }

  /** What it does to the picture itself; nothing if it leaves it as it is. */
  public Optional<Look> within() {
    return blur == 0 ? Optional.empty() : Optional.of(this::blurred);
  }

  private String blurred(Graph graph, String from, Frames frames) {
    double sigma = MOST_BLUR * blur * Math.min(frames.width(), frames.height());
    List<String> copies = graph.split(from, 2);
    String soft = Blurs.blurred(graph, copies.getLast(), frames, sigma);
    String inside = graph.join(List.of(soft, lightness(graph, frames, 0)), "alphamerge");
    return graph.join(
        List.of(copies.getFirst(), inside), "overlay=x=0:y=0:format=yuv420,format=yuv420p");
  }

  /**
   * Grey frames whose lightness tells how opaque the picture is.
   *
   * @param first the first frame in which the mask is there; before it all is opaque
   * @param end the frame after the last
   */
  public String opacity(Graph graph, Frames frames, long first, long end) {
    String shown = lightness(graph, frames, outer);
    return first <= 0 && end >= frames.count()
        ? shown
        : graph.chain(shown, "lut=c0=255:enable='not(between(n,%d,%d))'".formatted(first, end - 1));
  }

  /** Drawn once: it is the same in all frames. */
  private String lightness(Graph graph, Frames frames, double outside) {
    double angle = Math.toRadians(degrees);
    int smaller = Math.min(frames.width(), frames.height());
    String right = "(X+0.5-%d)".formatted(x.on(frames.width()));
    String below = "(Y+0.5-%d)".formatted(y.on(frames.height()));
    String cos = Appearing.seconds(Math.cos(angle));
    String sin = Appearing.seconds(Math.sin(angle));
    String level =
        ("st(0,%1$s*%3$s-%2$s*%4$s);st(1,%1$s*%4$s+%2$s*%3$s);st(4,(%5$s));"
                + "0.5+255*(%6$s+(1-%6$s)*clip(0.5-ld(4)/%7$d,0,1))")
            .formatted(
                right,
                below,
                cos,
                sin,
                shape.distance(frames.width(), frames.height()),
                number(outside),
                Math.max(1, feather.on(smaller)));
    return graph.source(
        new Chain()
            .add("color=c=black:s=%s:r=%s".formatted(frames.size(), frames.rate()))
            .add("trim=end_frame=1")
            .add("format=gray")
            .add("geq=lum='%s'".formatted(level))
            .add("loop=loop=-1:size=1")
            .add("setpts=N/(%s)/TB".formatted(frames.rate()))
            .add("trim=end_frame=" + frames.count()));
  }
}
