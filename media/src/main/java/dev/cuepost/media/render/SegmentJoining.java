package dev.cuepost.media.render;

import dev.cuepost.media.edit.Joint;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.TimedOut;
import dev.cuepost.media.render.SegmentRuns.Outcome.Made;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts the files of a plan's runs together, without encoding. */
final class SegmentJoining {
  private final FfmpegRun ffmpeg;

  SegmentJoining(Ffmpeg ffmpeg) {
    this.ffmpeg = new FfmpegRun(ffmpeg);
  }

  /** Writes to the target, which may be left half done; returns what went wrong. */
  Optional<RenderOutcome> join(SegmentedPlan plan, Made made, Path target, Duration limit)
      throws IOException {
    return switch (plan.joint()) {
      case Joint.Listed() -> {
        var names = made.pictures().stream().map(file -> file.getFileName().toString()).toList();
        Path list =
            Files.writeString(made.pictures().getFirst().resolveSibling("list"), plan.list(names));
        try {
          yield wrap(plan, plan.joining(list, made.sound(), target), limit);
        } finally {
          Files.deleteIfExists(list);
        }
      }
      case Joint.Pieced joint -> {
        Path joined =
            joint.finished() ? target : target.resolveSibling(target.getFileName() + ".joined");
        try {
          PiecedFile.write(joint, made.pictures(), made.sound(), joined);
          yield joint.finished()
              ? Optional.empty()
              : wrap(plan, plan.wrapping(joined, target), limit);
        } catch (ClosedByInterruptException _) {
          yield Optional.of(new Cancelled());
        } finally {
          if (!joint.finished()) {
            Files.deleteIfExists(joined);
          }
        }
      }
    };
  }

  private Optional<RenderOutcome> wrap(SegmentedPlan plan, List<String> words, Duration limit)
      throws IOException {
    return switch (ffmpeg.run(words, plan.expected().length(), limit, told -> {})) {
      case FfmpegRun.Ending.Done _ -> Optional.empty();
      case FfmpegRun.Ending.Failed(String sentence) ->
          Optional.of(new Failed(PlanRun.BROKEN, sentence));
      case FfmpegRun.Ending.TimedOut _ -> Optional.of(new TimedOut(limit));
      case FfmpegRun.Ending.Cancelled _ -> Optional.of(new Cancelled());
    };
  }
}
