package dev.cuepost.media.process.transcode;

import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.FfmpegRun;
import dev.cuepost.media.render.FfmpegRun.Ending;
import dev.cuepost.media.render.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Runs passes one after the other under one time limit. Used by one thread. */
final class PassRunner {
  private static final Pattern LACKING =
      Pattern.compile(".*(?:No such filter: '|Unknown encoder ')([\\w-]+)'.*");
  private static final Pattern BROKEN =
      Pattern.compile(
          "(?s).*(?:Invalid data found|moov atom not found|could not find codec parameters"
              + "|Cannot determine format of input stream|End of file).*");

  private final FfmpegRun ffmpeg;
  private final Duration limit;
  private final long begun = System.nanoTime();

  PassRunner(FfmpegRun ffmpeg, Duration limit) {
    this.ffmpeg = ffmpeg;
    this.limit = limit;
  }

  /** What FFmpeg said, once it is content. */
  String run(List<String> words, Duration length, Consumer<Progress> progress)
      throws IOException, EndedException {
    var left = limit.minusNanos(System.nanoTime() - begun);
    if (!left.isPositive()) {
      throw new EndedException(new Outcome.TimedOut(limit));
    }
    return switch (ffmpeg.run(words, length, left, progress)) {
      case Ending.Done(String log) -> log;
      case Ending.Failed(String sentence) -> throw new EndedException(failed(sentence));
      case Ending.TimedOut _ -> throw new EndedException(new Outcome.TimedOut(limit));
      case Ending.Cancelled() -> throw new EndedException(new Outcome.Cancelled());
    };
  }

  private static Outcome failed(String sentence) {
    var lacking = LACKING.matcher(sentence);
    if (lacking.matches()) {
      return new Outcome.Failed(
          "InvalidParameter.NotSupport",
          "The FFmpeg of this server has no %s, which this needs.".formatted(lacking.group(1)));
    }
    return new Outcome.Failed(
        BROKEN.matcher(sentence).matches()
            ? "InvalidParameter.ResourceContentBad"
            : Transcoding.BROKEN,
        sentence);
  }
}
