package dev.cuepost.media.process.snapshot;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Delivery;
import dev.cuepost.media.process.picture.Jpeg;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.process.picture.WantedSize;
import dev.cuepost.media.process.snapshot.Capture.Frame;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Makes snapshots of local files. Any thread may; each call is its own. */
public final class Snapshots {
  private static final String BAD_CONTENT = "InvalidParameter.ResourceContentBad";
  private static final String NO_PICTURE = "InvalidParameter.NoPicture";
  private static final String INVALID = "InvalidParameter";

  /** Percent of a job with sheets that are done when all frames are taken. */
  private static final int TAKEN = 90;

  /** Pixels of all small pictures of a job together, which lie on the disk until it ends. */
  private static final long MOST_CELL_PIXELS = 2_000_000_000;

  private static final WantedSize CELL_OF_TRACK =
      new WantedSize(Optional.of(134), Optional.empty());

  private final Ffmpeg ffmpeg;
  private final TimeSource time;

  public Snapshots(Ffmpeg ffmpeg) {
    this(ffmpeg, TimeSource.system());
  }

  Snapshots(Ffmpeg ffmpeg, TimeSource time) {
    this.ffmpeg = ffmpeg;
    this.time = time;
  }

  /**
   * Makes what the configuration asks for.
   *
   * <p>What comes out: pictures in the order of their moments; or sheets, then the small pictures
   * if they are kept, named like the sheets with {@code cell-00001} for their number; or the track,
   * then its sheets. Where a clip has fewer frames than are wanted, there are fewer. Without one it
   * fails with {@code InvalidParameter.NoPicture}; a file with nothing to see, or a still for
   * sheets, with {@code InvalidParameter.ResourceContentBad}.
   *
   * @param facts of the file, as probed
   * @param directory where the files come to stand, and where they are worked on until then
   * @param name the name of the output, relative to the directory, such as {@code a-{Count}.jpg};
   *     only what follows its last {@code /} counts
   * @param limit for all of it
   * @param progress percent, 0..100 and never less than before; told from other threads too
   * @throws IOException if the files cannot be written
   */
  public Outcome run(
      SnapshotConfig config,
      Path file,
      MediaFacts facts,
      Path directory,
      String name,
      Duration limit,
      IntConsumer progress)
      throws IOException {
    var wrong = config.checkName(name);
    if (wrong.isPresent()) {
      return new Outcome.Failed(wrong.get().code(), wrong.get().message());
    }
    if (facts.picture().isEmpty()) {
      return new Outcome.Failed(BAD_CONTENT, "The file has no picture to take snapshots of.");
    }
    Path own = Files.createTempDirectory(Files.createDirectories(directory), ".snapshots");
    try (var scratch = new ScratchDirectory(own)) {
      var runs = new RunSeries(ffmpeg, time, limit, progress);
      var job = new Job(runs, file, facts, scratch.path(), directory, new OutputName(name));
      var files =
          switch (config) {
            case SnapshotConfig.Normal normal -> job.pictures(normal);
            case SnapshotConfig.Sprite sprite -> job.sheets(sprite);
            case SnapshotConfig.WebVtt track -> job.track(track);
          };
      progress.accept(100);
      return new Outcome.Made(files);
    } catch (StoppedException stopped) {
      return stopped.outcome();
    }
  }

  /** One call. */
  private record Job(
      RunSeries runs, Path file, MediaFacts facts, Path scratch, Path directory, OutputName name) {

    List<Path> pictures(SnapshotConfig.Normal config) throws IOException, StoppedException {
      var size = bearable(config.size().of(picture()), "The picture");
      var frames = frames(config, size, PictureFormat.JPEG, config.black());
      var delivery = new Delivery(directory);
      for (int index = 0; index < frames.size(); index++) {
        add(delivery, frames.get(index).file(), name.numbered(index + 1));
      }
      return delivery.complete();
    }

    List<Path> sheets(SnapshotConfig.Sprite config) throws IOException, StoppedException {
      refuseStill();
      var size = config.cell().of(picture());
      bearable(config.sheet().size(size), "The sheet");
      var frames = frames(config, size, PictureFormat.BMP, Optional.empty());
      var plan = assemble(frames, config.sheet(), config.keepsTiles());
      var delivery = new Delivery(directory);
      for (int number = 1; number <= config.sheet().sheets(frames.size()); number++) {
        add(delivery, plan.sheet(number), name.numbered(number));
      }
      for (int number = 1; config.keepsTiles() && number <= frames.size(); number++) {
        add(delivery, plan.tile(number), name.tile(number));
      }
      return delivery.complete();
    }

    List<Path> track(SnapshotConfig.WebVtt config) throws IOException, StoppedException {
      refuseStill();
      var size = CELL_OF_TRACK.of(picture());
      bearable(Sheet.ofTrack(SnapshotConfigReader.MOST_PICTURES).size(size), "The sheet");
      var frames = frames(config, size, PictureFormat.BMP, Optional.empty());
      var sheet = Sheet.ofTrack(frames.size());
      var plan = assemble(frames, sheet, false);
      var times = frames.stream().map(Frame::time).toList();
      Path text = scratch.resolve("track");
      Files.writeString(text, new Track(times, picture().length(), size).text(name));
      var delivery = new Delivery(directory);
      delivery.add(text, name.text());
      for (int number = 1; number <= sheet.sheets(frames.size()); number++) {
        add(delivery, plan.sheet(number), name.sheetOfTrack(number));
      }
      return delivery.complete();
    }

    private Picture picture() {
      return facts.picture().orElseThrow();
    }

    private void refuseStill() throws StoppedException {
      if (picture().still()) {
        throw StoppedException.failed(
            BAD_CONTENT, "The file is a single picture; sheets are made of videos.");
      }
    }

    private static Size bearable(Size size, String what) throws StoppedException {
      if (!size.isBearable()) {
        throw StoppedException.failed(
            INVALID,
            "%s would have %s pixels; %d a side and %d in all are the most."
                .formatted(what, size, Size.MOST_SIDE, Size.MOST_PIXELS));
      }
      return size;
    }

    /** At least one. */
    private List<Frame> frames(
        SnapshotConfig config, Size size, PictureFormat format, Optional<Blackness> black)
        throws IOException, StoppedException {
      var moments =
          picture().still()
              ? new Moments.Even(Duration.ZERO, Duration.ofMillis(1), 1)
              : config.schedule().in(picture().length());
      if (moments.count() == 0) {
        throw StoppedException.failed(
            NO_PICTURE,
            "The wanted moments lie behind the end of the picture, which has %d ms."
                .formatted(picture().length().toMillis()));
      }
      if (moments.count() > SnapshotConfigReader.MOST_PICTURES) {
        throw StoppedException.failed(
            INVALID,
            "Interval would make %d pictures of this clip; %d are the most."
                .formatted(moments.count(), SnapshotConfigReader.MOST_PICTURES));
      }
      long pixels = (long) size.width() * size.height() * moments.count();
      if (format == PictureFormat.BMP && pixels > MOST_CELL_PIXELS) {
        throw StoppedException.failed(
            INVALID,
            "The small pictures would have %d pixels together; %d are the most."
                .formatted(pixels, MOST_CELL_PIXELS));
      }
      var capture =
          new Capture(
              runs, file, facts, size, format, scratch, format == PictureFormat.BMP ? TAKEN : 99);
      var frames = capture.of(moments, config.frameType(), black);
      if (frames.isEmpty()) {
        throw StoppedException.failed(
            NO_PICTURE,
            black.isPresent()
                ? "All frames from the first moment on are black."
                : "There is no %s from %d ms on."
                    .formatted(
                        config.frameType() == FrameType.INTRA
                            ? "key frame, which is what FrameType intra takes,"
                            : "frame",
                        moments.at(0).toMillis()));
      }
      return frames;
    }

    private SheetPlan assemble(List<Frame> frames, Sheet sheet, boolean keepsTiles)
        throws IOException, StoppedException {
      Path cells = Files.createDirectory(scratch.resolve("cells"));
      for (int index = 0; index < frames.size(); index++) {
        Files.move(frames.get(index).file(), cells.resolve(SheetPlan.cell(index + 1)));
      }
      var plan = new SheetPlan(cells, sheet, keepsTiles);
      runs.run(plan.words(), Duration.ofSeconds(frames.size()), 99);
      return plan;
    }

    private static void add(Delivery delivery, Path picture, String name)
        throws IOException, StoppedException {
      if (!Files.isRegularFile(picture) || !Jpeg.isWhole(picture)) {
        throw StoppedException.failed(
            RunSeries.BROKEN, "FFmpeg left a picture that is not complete.");
      }
      delivery.add(picture, name);
    }
  }
}
