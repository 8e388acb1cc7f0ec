package dev.cuepost.media.process.animation;

import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaFacts.Picture;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.picture.Delivery;
import dev.cuepost.media.process.picture.PlainName;
import dev.cuepost.media.process.picture.RunSeries;
import dev.cuepost.media.process.picture.Size;
import dev.cuepost.media.process.picture.StoppedException;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.work.ScratchDirectory;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Makes animated pictures of local files. Any thread may; each call is its own. */
public final class Animations {
  static final String WEBP_ENCODER = "libwebp_anim";

  private static final String BAD_CONTENT = "InvalidParameter.ResourceContentBad";
  private static final String NO_PICTURE = "InvalidParameter.NoPicture";
  private static final String INVALID = "InvalidParameter";
  private static final FrameRate USUAL_RATE = FrameRate.of(10);

  /** Ten minutes at sixty frames a second: what is longer is meant to be a video. */
  private static final long MOST_FRAMES = 36_000;

  private final Ffmpeg ffmpeg;
  private final TimeSource time;

  public Animations(Ffmpeg ffmpeg) {
    this(ffmpeg, TimeSource.system());
  }

  Animations(Ffmpeg ffmpeg, TimeSource time) {
    this.ffmpeg = ffmpeg;
    this.time = time;
  }

  /**
   * Makes the picture that the configuration asks for; it repeats without end.
   *
   * <p>A span that begins behind the clip's end fails with {@code InvalidParameter.NoPicture}, a
   * file in which nothing moves with {@code InvalidParameter.ResourceContentBad}, WebP with {@code
   * InvalidParameter.NotSupport} if this FFmpeg cannot write it.
   *
   * @param facts of the file, as probed
   * @param directory where the file comes to stand, and where it is worked on until then
   * @param name of the file; only what follows its last {@code /} counts
   * @param limit for all of it
   * @param progress percent, 0..100 and never less than before; told from other threads too
   * @throws IOException if the file cannot be written
   */
  public Outcome run(
      AnimationConfig config,
      Path file,
      MediaFacts facts,
      Path directory,
      String name,
      Duration limit,
      IntConsumer progress)
      throws IOException {
    Path own = Files.createTempDirectory(Files.createDirectories(directory), ".animation");
    try (var scratch = new ScratchDirectory(own)) {
      String plain = PlainName.of(name);
      var plan = plan(config, file, facts);
      var runs = new RunSeries(ffmpeg, time, limit, progress);
      Path target = make(plan, runs, scratch.path());
      var delivery = new Delivery(directory);
      delivery.add(target, plain);
      var made = new Outcome.Made(delivery.complete());
      progress.accept(100);
      return made;
    } catch (StoppedException stopped) {
      return told(stopped.outcome());
    }
  }

  private static AnimationPlan plan(AnimationConfig config, Path file, MediaFacts facts)
      throws StoppedException {
    if (facts.picture().isEmpty() || facts.picture().get().still()) {
      throw StoppedException.failed(
          BAD_CONTENT, "The file has no moving picture to make an animated one of.");
    }
    var picture = facts.picture().get();
    var length = config.span().in(picture.length());
    if (!length.isPositive()) {
      throw StoppedException.failed(
          NO_PICTURE,
          "TimeSpan leaves nothing of the picture, which has %d ms."
              .formatted(picture.length().toMillis()));
    }
    var rate = config.rate().orElseGet(() -> usualRate(picture));
    long frames = Math.max(1, rate.frameAt(length));
    if (frames > MOST_FRAMES) {
      throw StoppedException.failed(
          INVALID,
          "The animated picture would have %d frames; %d are the most."
              .formatted(frames, MOST_FRAMES));
    }
    var wanted = config.longSideFirst() ? config.size().longSideFirst(picture) : config.size();
    var size = wanted.of(picture);
    if (!size.isBearable()) {
      throw StoppedException.failed(
          INVALID,
          "The picture would have %s pixels; %d a side and %d in all are the most."
              .formatted(size, Size.MOST_SIDE, Size.MOST_PIXELS));
    }
    return new AnimationPlan(
        config.format(), file, facts, config.span().seek(), rate, frames, size);
  }

  private static FrameRate usualRate(Picture picture) {
    return picture.rate().compareTo(USUAL_RATE) < 0 ? picture.rate() : USUAL_RATE;
  }

  private static Path make(AnimationPlan plan, RunSeries runs, Path scratch)
      throws IOException, StoppedException {
    Path target = scratch.resolve("picture");
    if (plan.needsPalette()) {
      Path palette = scratch.resolve("palette.png");
      runs.run(plan.palette(palette), plan.length(), 40);
      runs.run(plan.words(target, palette), plan.length(), 99);
    } else {
      runs.run(plan.words(target), plan.length(), 99);
    }
    if (!AnimatedFile.isWhole(target, plan.format())) {
      throw StoppedException.failed(
          RunSeries.BROKEN, "FFmpeg left a picture that is not complete.");
    }
    return target;
  }

  /** An FFmpeg without the encoder says so when it is asked for it, and only then. */
  private static Outcome told(Outcome outcome) {
    return outcome instanceof Outcome.Failed(String code, String message)
            && code.equals(RunSeries.BROKEN)
            && message.contains("Unknown encoder '" + WEBP_ENCODER + "'")
        ? new Outcome.Failed(
            "InvalidParameter.NotSupport",
            "Format webp needs an FFmpeg with the encoder "
                + WEBP_ENCODER
                + ", which this server does not have.")
        : outcome;
  }
}
