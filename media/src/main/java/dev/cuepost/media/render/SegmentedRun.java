package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.TimedOut;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The runs of a plan in segments, as many at once as there are processors, and the joining of what
 * they leave. All plans of one renderer share the processors, in the order in which they ask.
 */
final class SegmentedRun {
  private final FfmpegRun ffmpeg;
  private final PlanRun run;
  private final int atOnce = Runtime.getRuntime().availableProcessors();
  private final Semaphore places = new Semaphore(atOnce, true);

  SegmentedRun(Ffmpeg ffmpeg, PlanRun run) {
    this.ffmpeg = new FfmpegRun(ffmpeg);
    this.run = run;
  }

  /** Encodes to the target, which may be left half done; returns what went wrong. */
  Optional<RenderOutcome> encode(
      SegmentedPlan plan, Path target, Duration limit, Consumer<Progress> progress)
      throws IOException {
    try (var scratch =
        ScratchDirectory.create(target.resolveSibling(target.getFileName() + ".segments"))) {
      return new Attempt(plan, scratch.path(), limit, progress).encode(target);
    }
  }

  private final class Attempt {
    private final SegmentedPlan plan;
    private final Path directory;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final JointProgress progress;

    Attempt(SegmentedPlan plan, Path directory, Duration limit, Consumer<Progress> progress) {
      this.plan = plan;
      this.directory = directory;
      this.limit = limit;
      this.progress = new JointProgress(plan, progress);
    }

    Optional<RenderOutcome> encode(Path target) throws IOException {
      List<Callable<Optional<RenderOutcome>>> runs = new ArrayList<>();
      List<String> names = new ArrayList<>();
      runs.add(() -> one(plan.sound(), sound(), told -> {}));
      for (int number = 0; number < plan.pictures().size(); number++) {
        String name = number + SegmentedPlan.PICTURE;
        names.add(name);
        var told = progress.of(number);
        RenderPlan picture = plan.pictures().get(number);
        runs.add(() -> one(picture, directory.resolve(name), told));
      }
      var bad = all(runs);
      return bad.isPresent() ? bad : join(names, target);
    }

    private Path sound() {
      return directory.resolve("sound" + SegmentedPlan.SOUND);
    }

    /** Runs them side by side; the first that goes wrong stops the others. */
    private Optional<RenderOutcome> all(List<Callable<Optional<RenderOutcome>>> runs)
        throws IOException {
      try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofPlatform().factory())) {
        var ends = new ExecutorCompletionService<Optional<RenderOutcome>>(threads);
        runs.forEach(ends::submit);
        try {
          for (int ended = 0; ended < runs.size(); ended++) {
            var bad = ends.take().get();
            if (bad.isPresent()) {
              threads.shutdownNow();
              return bad;
            }
          }
          return Optional.empty();
        } catch (InterruptedException e) {
          threads.shutdownNow();
          Thread.currentThread().interrupt();
          return Optional.of(new Cancelled());
        } catch (ExecutionException e) {
          threads.shutdownNow();
          if (e.getCause() instanceof IOException problem) {
            throw problem;
          }
          throw new IllegalStateException(e.getCause());
        }
      }
    }

    private Optional<RenderOutcome> one(RenderPlan part, Path file, Consumer<Progress> told)
        throws IOException, InterruptedException {
      places.acquire();
      try {
        return left().isPositive()
            ? run.encode(part, file, left(), told).map(this::ofTheWhole)
            : Optional.of(new TimedOut(limit));
      } finally {
        places.release();
      }
    }

    private RenderOutcome ofTheWhole(RenderOutcome bad) {
      return bad instanceof TimedOut ? new TimedOut(limit) : bad;
    }

    private Duration left() {
      return limit.minusNanos(System.nanoTime() - begun);
    }

    private Optional<RenderOutcome> join(List<String> names, Path target) throws IOException {
      Path list = Files.writeString(directory.resolve("list"), plan.list(names));
      var length = plan.expected().length();
      return switch (ffmpeg.run(plan.joining(list, sound(), target), length, left(), told -> {})) {
        case FfmpegRun.Ending.Done _ -> Optional.empty();
        case FfmpegRun.Ending.Failed(String sentence) ->
            Optional.of(new Failed(PlanRun.BROKEN, sentence));
        case FfmpegRun.Ending.TimedOut _ -> Optional.of(new TimedOut(limit));
        case FfmpegRun.Ending.Cancelled _ -> Optional.of(new Cancelled());
      };
    }
  }
}
