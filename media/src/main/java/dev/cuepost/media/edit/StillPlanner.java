package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Composition.Canvas;
import dev.cuepost.media.edit.RenderPlan.Expected;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a {@link Composition} to the picture of one of its frames, drawn as a render draws it. Only
 * what lies around the frame is read.
 */
public final class StillPlanner {
  private static final List<String> JPEG =
      List.of("-map", "[still]", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg");

  private StillPlanner() {}

  /**
   * Plans the run.
   *
   * @param composition has a picture
   * @param at the last frame is shown for what is later
   * @param files where each source lies on this machine
   * @param captions what is drawn over the whole picture
   * @param widest the picture's width is no more, in pixels
   * @return whose target is a JPEG
   */
  public static RenderPlan plan(
      Composition composition,
      Duration at,
      Map<MediaRef, Path> files,
      DrawnCaptions captions,
      int widest) {
    Canvas whole = composition.canvas().orElseThrow();
    long frame = Math.clamp(whole.rate().frameAt(at), 0, whole.frames() - 1);
    Segment segment = Segments.around(composition, frame);
    var part = Slice.of(composition, segment);
    var inputs = new Inputs(part, files);
    var graph =
        new ArrayList<>(
            new PictureGraph(part.canvas().orElseThrow(), part.isTransparent(), inputs)
                .of(part.layers(), part.screen(), captions.from(segment.from())));
    graph.add(
        "[picture]select=eq(n\\,%d),scale=w=min(%d\\,iw):h=-2:in_color_matrix=bt709:out_color_matrix=bt601:out_range=full,format=yuvj420p[still]"
            .formatted(frame - segment.from(), widest));
    return new RenderPlan(
        inputs.list(),
        String.join(";\n", graph),
        JPEG,
        new Expected(Optional.empty(), false, whole.rate().timeOf(segment.frames())));
  }
}
