package dev.cuepost.media.process.picture;

import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FfmpegRun;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs of FFmpeg one after the other, under one limit and with one progress. For one thread; the
 * progress is told from others, one at a time.
 */
public final class RunSeries {
  /** The renderer's code for what FFmpeg does not bring to its end. */
  public static final String BROKEN = "ProduceFailed";

  private final FfmpegRun ffmpeg;
  private final TimeSource time;
  private final Duration limit;
  private final IntConsumer progress;
  private final long begin;
  private int reached;
  private volatile int told = -1;

  /**
   * A series that begins now.
   *
   * @param limit for all runs together
   * @param progress percent of the whole, never less than before
   */
  public RunSeries(Ffmpeg ffmpeg, TimeSource time, Duration limit, IntConsumer progress) {
    this.ffmpeg = new FfmpegRun(ffmpeg);
    this.time = time;
    this.limit = limit;
    this.progress = progress;
    this.begin = time.steadyMillis();
  }

  /**
   * Runs FFmpeg to its end.
   *
   * @param words all but for the program and what tells progress
   * @param length of what this run makes
   * @param until percent of the whole that are done with this run
   * @throws StoppedException if it fails, takes too long or is interrupted
   */
  public void run(List<String> words, Duration length, int until)
      throws IOException, StoppedException {
    var left = limit.minusMillis(time.steadyMillis() - begin);
    if (!left.isPositive()) {
      throw new StoppedException(new Outcome.TimedOut(limit));
    }
    int from = reached;
    var ending =
        ffmpeg.run(words, length, left, done -> tell(from + (until - from) * done.percent() / 100));
    switch (ending) {
      case FfmpegRun.Ending.Done _ -> {}
      case FfmpegRun.Ending.Failed(String sentence) ->
          throw StoppedException.failed(BROKEN, sentence);
      case FfmpegRun.Ending.TimedOut _ -> throw new StoppedException(new Outcome.TimedOut(limit));
      case FfmpegRun.Ending.Cancelled _ -> throw new StoppedException(new Outcome.Cancelled());
    }
    reached = until;
    tell(until);
  }

  private void tell(int percent) {
    if (percent > told) {
      told = percent;
      progress.accept(percent);
    }
  }
}
