package dev.cuepost.media.edit;

import dev.cuepost.media.edit.Copying.Copies;
import dev.cuepost.media.edit.Joint.Piece;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.edit.RenderPlan.Expected;
import dev.cuepost.media.mp4.CodedPictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From an edit, some of whose frames are copied, to the runs for the others.
 *
 * <p>What lies between two copies is a segment: the end of one shot and the beginning of the next.
 * To start FFmpeg costs more than to encode such a segment, so one run makes several of them, one
 * after the other, each beginning with a key frame.
 */
final class CopyingPlanner {
  private final Composition edit;
  private final Composition.Canvas canvas;
  private final Map<MediaRef, Path> files;
  private final DrawnCaptions captions;
  private final List<Copy> copies;
  private final Encoding.Beside beside;

  private final List<List<Segment>> runs = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private long inRun;

  /** The plan of an edit, if there is something to copy. */
  static Optional<SegmentedPlan> plan(
      Composition edit,
      Map<MediaRef, Path> files,
      DrawnCaptions captions,
      Map<MediaRef, CodedPictures> coded,
      RenderPlan sound) {
    return Copying.of(edit, captions, coded)
        .map(copies -> new CopyingPlanner(edit, files, captions, copies).plan(sound));
  }

  private CopyingPlanner(
      Composition edit, Map<MediaRef, Path> files, DrawnCaptions captions, Copies copies) {
    this.edit = edit;
    this.canvas = edit.canvas().orElseThrow();
    this.files = files;
    this.captions = captions;
    this.copies = copies.copies();
    this.beside =
        new Encoding.Beside(
            picture(copies.copies().getFirst()).coding().orElseThrow(),
            copies.config().freeNumber());
  }

  private Picture picture(Copy copy) {
    return edit.layers().stream()
        .flatMap(layer -> layer.shots().stream())
        .filter(shot -> shot.source().equals(copy.source()))
        .findFirst()
        .orElseThrow()
        .facts()
        .picture()
        .orElseThrow();
  }

  private SegmentedPlan plan(RenderPlan sound) {
    long done = 0;
    for (Copy copy : copies) {
      render(done, copy.over().from());
      pieces.add(
          new Piece.Copied(
              Inputs.file(copy.source(), files),
              picture(copy).stream(),
              copy.first(),
              (int) copy.over().frames()));
      done = copy.over().end();
    }
    render(done, canvas.frames());
    return new SegmentedPlan(
        runs.stream().map(this::run).toList(),
        sound,
        new Joint.Pieced(canvas, pieces, edit.output().container() == OutputConfig.Container.MP4),
        Encoding.joined(edit),
        new Expected(edit.canvas(), true, edit.length()));
  }

  private void render(long from, long end) {
    if (from == end) {
      return;
    }
    for (Segment segment : Segments.of(edit, new Segment(from, end))) {
      if (runs.isEmpty() || inRun + segment.frames() > Segments.usual(canvas.rate())) {
        runs.add(new ArrayList<>());
        inRun = 0;
      }
      runs.getLast().add(segment);
      pieces.add(new Piece.Rendered(runs.size() - 1, (int) inRun, (int) segment.frames()));
      inRun += segment.frames();
    }
  }

  private RenderPlan run(List<Segment> segments) {
    var composition = Slice.of(edit, segments);
    var inputs = new Inputs(composition, files);
    var graph =
        new ArrayList<>(
            new PictureGraph(canvas(composition), false, inputs)
                .of(
                    composition.layers(),
                    composition.screen(),
                    captions.over(segments, canvas.rate())));
    graph.add("[picture]" + beside.tags() + "[tagged]");
    var encoding = new ArrayList<>(List.of("-map", "[tagged]"));
    encoding.addAll(Encoding.beside(composition, beside, begins(segments)));
    return new RenderPlan(
        inputs.list(),
        String.join(";\n", graph),
        encoding,
        new Expected(composition.canvas(), false, composition.length()));
  }

  private static Composition.Canvas canvas(Composition composition) {
    return composition.canvas().orElseThrow();
  }

  /** The frames of a run with which its segments begin. */
  private static List<Long> begins(List<Segment> segments) {
    List<Long> begins = new ArrayList<>();
    long frame = 0;
    for (Segment segment : segments) {
      begins.add(frame);
      frame += segment.frames();
    }
    return begins;
  }
}
