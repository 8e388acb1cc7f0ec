package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.TimedOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One plan as one child process; what comes out is not looked at. */
final class PlanRun {
  /** What users are told of a render that failed. */
  static final String BROKEN = "ProduceFailed";

  /** A single word of a command may have 128 KiB on Linux; longer graphs go by a file. */
  private static final int LONGEST_WORD = 100_000;

  private final Ffmpeg ffmpeg;

  PlanRun(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * Encodes to the target, which may be left half done; returns what went wrong.
   *
   * @param beside where files lie that the graph names without saying where
   */
  Optional<RenderOutcome> encode(
      RenderPlan plan, Path beside, Path target, Duration limit, Consumer<Progress> progress)
      throws IOException {
    Path graph = target.resolveSibling(target.getFileName() + ".graph");
    var reader = new ProgressReader(plan.expected().length(), progress);
    try {
      return switch (Child.run(
          words(plan, target, graph), beside, limit, ffmpeg.memory(), reader::read)) {
        case Child.Ending.Exited(int status, _) when status == 0 -> Optional.empty();
        case Child.Ending.Exited(int status, String errors) ->
            Optional.of(
                new Failed(
                    BROKEN, Complaint.sentence(plan, status, errors), Complaint.last(errors)));
        case Child.Ending.TimedOut() -> Optional.of(new TimedOut(limit));
        case Child.Ending.Overgrown() ->
            Optional.of(new Failed("LimitExceeded.Memory", ffmpeg.tooLittle()));
        case Child.Ending.Interrupted() -> Optional.of(new Cancelled());
      };
    } finally {
      Files.deleteIfExists(graph);
    }
  }

  private List<String> words(RenderPlan plan, Path target, Path graph) throws IOException {
    var words = new ArrayList<>(List.of("nice", "-n", "5", ffmpeg.ffmpeg().toString()));
    words.addAll(List.of("-nostdin", "-hide_banner", "-v", "error", "-y"));
    words.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5"));
    if (plan.graph().length() <= LONGEST_WORD) {
      words.addAll(plan.arguments(target));
      return words;
    }
    Files.writeString(graph, plan.graph());
    // the option has another name since FFmpeg 7, and the old one is gone since 8
    String option = ffmpeg.major() >= 7 ? "-/filter_complex" : "-filter_complex_script";
    words.addAll(plan.arguments(List.of(option, graph.toAbsolutePath().toString()), target));
    return words;
  }
}
