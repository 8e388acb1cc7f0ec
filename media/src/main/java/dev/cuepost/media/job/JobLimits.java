package dev.cuepost.media.job;

import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.json.Rejection;
import java.time.Duration;
import java.util.Optional;

/**
 * What one editing job may take at most. What goes beyond is refused, or fails, with a code that
 * begins with {@code LimitExceeded.}.
 *
 * @param clips pictures, sounds and captions of a timeline, 1..20000
 * @param inputs files that it names
 * @param output length of what is made
 * @param pixels of one frame of it
 * @param sourceBytes all files that it names together
 * @param time for each run of FFmpeg
 */
public record JobLimits(
    int clips, int inputs, Duration output, long pixels, long sourceBytes, Duration time) {
  /** No less than the vendor's. */
  public static final JobLimits USUAL =
      new JobLimits(
          20_000, 10_000, Duration.ofHours(24), 4_096 * 2_160, 1L << 40, Duration.ofHours(2));

  /** What can be told before the files are looked at. */
  Optional<Rejection> check(Timeline timeline, OutputConfig config) {
    int named = timeline.materials().size() + timeline.captions().files().size();
    if (timeline.clipCount() > clips) {
      return refuse(
          "Clips", "Timeline may have %d clips at most, has %d.", clips, timeline.clipCount());
    }
    if (named > inputs) {
      return refuse("Inputs", "Timeline may name %d files at most, names %d.", inputs, named);
    }
    return config.width().isPresent() && config.height().isPresent()
        ? checkPixels(config.width().getAsInt(), config.height().getAsInt())
        : Optional.empty();
  }

  /** What is known once the files were looked at. */
  Optional<Rejection> check(Composition composition) {
    if (composition.length().compareTo(output) > 0) {
      return refuse(
          "Duration",
          "The output may last %d s at most, would last %d s.",
          output.toSeconds(),
          composition.length().toSeconds());
    }
    return composition.canvas().flatMap(canvas -> checkPixels(canvas.width(), canvas.height()));
  }

  private Optional<Rejection> checkPixels(int width, int height) {
    long wanted = (long) width * height;
    return wanted > pixels
        ? refuse("Pixels", "The output may have %d pixels at most, would have %d.", pixels, wanted)
        : Optional.empty();
  }

  /** Whether the files are too large together. */
  Optional<Rejection> check(long bytes) {
    return bytes > sourceBytes
        ? refuse(
            "SourceSize",
            "The files of a job may have %d bytes together, have at least %d.",
            sourceBytes,
            bytes)
        : Optional.empty();
  }

  /** A run of FFmpeg was stopped. */
  Rejection tooLong() {
    return Rejection.inJob(
        "LimitExceeded.Time",
        "The render was stopped after %d s, the longest time it may take."
            .formatted(time.toSeconds()));
  }

  private static Optional<Rejection> refuse(String what, String sentence, long most, long met) {
    return Optional.of(Rejection.inJob("LimitExceeded." + what, sentence.formatted(most, met)));
  }
}
