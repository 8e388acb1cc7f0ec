package dev.cuepost.media.edit;

import dev.cuepost.media.edit.OutputConfig.Container;
import dev.cuepost.media.edit.RenderPlan.Expected;
import dev.cuepost.media.mp4.CodedPictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * Plans how it is rendered soonest: with pictures of sources copied as they are coded where it
   * shows them so, in segments side by side if it is long enough.
   *
   * @param files where each source lies on this machine
   * @param captions what is drawn over the whole picture
   * @param coded the pictures of sources that {@link Copying#candidates} names
   */
  public static Plan soonest(
      Composition composition,
      Map<MediaRef, Path> files,
      DrawnCaptions captions,
      Map<MediaRef, CodedPictures> coded) {
    if (composition.canvas().isEmpty()) {
      return plan(composition, files, captions);
    }
    return CopyingPlanner.plan(composition, files, captions, coded, sound(composition, files))
        .<Plan>map(plan -> plan)
        .orElseGet(() -> segmented(composition, files, captions));
  }

  private static Plan segmented(
      Composition composition, Map<MediaRef, Path> files, DrawnCaptions captions) {
    var segments = Segments.of(composition);
    if (segments.size() == 1) {
      return plan(composition, files, captions);
    }
    return new SegmentedPlan(
        segments.stream().map(part -> segment(composition, part, files, captions)).toList(),
        sound(composition, files),
        new Joint.Listed(),
        Encoding.joined(composition),
        new Expected(composition.canvas(), true, composition.length()));
  }

  private static RenderPlan segment(
      Composition whole, Segment segment, Map<MediaRef, Path> files, DrawnCaptions captions) {
    var composition = Slice.of(whole, segment);
    var canvas = composition.canvas().orElseThrow();
    var inputs = new Inputs(composition, files);
    var graph =
        new PictureGraph(canvas, composition.isTransparent(), inputs)
            .of(composition.layers(), composition.screen(), captions.from(segment.from()));
    var encoding = new ArrayList<>(List.of("-map", "[picture]"));
    encoding.addAll(Encoding.segment(composition));
    return new RenderPlan(
        inputs.list(),
        String.join(";\n", graph),
        encoding,
        new Expected(composition.canvas(), false, composition.length()));
  }

  private static RenderPlan sound(Composition composition, Map<MediaRef, Path> files) {
    var inputs = new Inputs(composition, files);
    var graph = heard(composition, inputs);
    var encoding = new ArrayList<>(List.of("-map", "[sound]"));
    encoding.addAll(Encoding.soundAlone(composition));
    return new RenderPlan(
        inputs.list(),
        String.join(";\n", graph),
        encoding,
        new Expected(Optional.empty(), true, composition.length()));
  }

  private static List<String> heard(Composition composition, Inputs inputs) {
    return new SoundGraph(composition.samples(), inputs)
        .of(composition.sounds(), composition.equalizers(), composition.produce().channelCopy());
  }

  /**
   * Plans one run for all of it.
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
      graph.addAll(heard(composition, inputs));
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
