package dev.cuepost.media.edit;

import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.RenderPlan.Expected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a {@link Composition} to one run of FFmpeg. */
public final class Planner {
  /** Colours for each frame by itself; one palette for all would hold all frames in memory. */
  private static final List<String> PALETTES =
      List.of(
          "[picture]split[frames][samples]",
          "[samples]palettegen=stats_mode=single[palettes]",
          "[frames][palettes]paletteuse=new=1[gif]");

  private Planner() {}

  /** Plans the run of an edit without captions. */
  public static RenderPlan plan(Composition composition, Map<MediaRef, Path> files) {
    return plan(composition, files, DrawnCaptions.NONE);
  }

  /**
   * Plans the run.
   *
   * @param files where each source lies on this machine
   * @param captions what is drawn over the whole picture
   */
  public static RenderPlan plan(
      Composition composition, Map<MediaRef, Path> files, DrawnCaptions captions) {
    var container = composition.output().container();
    var inputs = new Inputs(composition, files);
    var graph = new ArrayList<String>();
    var encoding = new ArrayList<String>();
    composition
        .canvas()
        .ifPresent(canvas -> {
          graph.addAll(
              new PictureGraph(canvas, composition.isTransparent(), inputs)
                  .of(composition.layers(), composition.screen(), captions));
          if (container == Container.GIF) {
            graph.addAll(PALETTES);
          }
          encoding.addAll(List.of("-map", container == Container.GIF ? "[gif]" : "[picture]"));
        });
    if (container.hasSound()) {
      graph.addAll(
          new SoundGraph(composition.samples(), inputs)
              .of(
                  composition.sounds(),
                  composition.equalizers(),
                  composition.produce().channelCopy()));
      encoding.addAll(List.of("-map", "[sound]"));
    }
    encoding.addAll(Encoding.words(composition));
    return new RenderPlan(
        inputs.list(),
        String.join(";\n", graph),
        encoding,
        new Expected(composition.canvas(), container.hasSound(), composition.length()));
  }
}
