package dev.cuepost.server;

import dev.cuepost.media.job.JobLimits;
import dev.cuepost.media.render.Ffmpeg;
import java.time.Duration;

/**
 * What one editing job may take, {@code media.limits.…}.
 *
 * @param clips of a timeline, captions among them, 1..20000
 * @param inputs files that a timeline names, 1..10000
 * @param outputDuration 1 s to 100 h
 * @param outputPixels of one frame, 16384..8847360
 * @param sourceBytes all files of a job together, at least 1
 * @param ffmpegMemory bytes that one FFmpeg may hold, from 64 MiB on; 0: three quarters of the
 *     machine's
 */
record MediaLimits(
    int clips,
    int inputs,
    Duration outputDuration,
    long outputPixels,
    long sourceBytes,
    long ffmpegMemory) {
  private static final long LEAST_MEMORY = 64L << 20;

  MediaLimits {
    within("clips", clips, 1, 20_000);
    within("inputs", inputs, 1, 10_000);
    within("output-pixels", outputPixels, 16_384, 8_847_360);
    within("source-bytes", sourceBytes, 1, Long.MAX_VALUE);
    if (ffmpegMemory != 0) {
      within("ffmpeg-memory", ffmpegMemory, LEAST_MEMORY, Long.MAX_VALUE);
    }
    if (outputDuration.compareTo(Duration.ofSeconds(1)) < 0
        || outputDuration.compareTo(Duration.ofHours(100)) > 0) {
      throw new Problem(
          "media.limits.output-duration must be in PT1S..PT100H, was " + outputDuration);
    }
  }

  /** The same for jobs whose runs may take so long. */
  JobLimits of(Duration time) {
    return new JobLimits(clips, inputs, outputDuration, outputPixels, sourceBytes, time);
  }

  /** The programs, bound to their memory. */
  Ffmpeg bind(Ffmpeg ffmpeg) {
    return ffmpeg.within(ffmpegMemory == 0 ? mostOfTheMachine() : ffmpegMemory);
  }

  private static long mostOfTheMachine() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() / 4 * 3
        : Long.MAX_VALUE;
  }

  private static void within(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new Problem(
          most == Long.MAX_VALUE
              ? "media.limits.%s must be at least %d, was %d".formatted(key, least, value)
              : "media.limits.%s must be in %d..%d, was %d".formatted(key, least, most, value));
    }
  }
}
