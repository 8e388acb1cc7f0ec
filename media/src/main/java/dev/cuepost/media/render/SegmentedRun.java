package dev.cuepost.media.render;

import dev.cuepost.media.edit.Joint;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.TimedOut;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
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

  /**
   * Encodes to the target, which may be left half done; returns what went wrong.
   *
   * @param folder of the segments; those that are there already are not made again
   */
  Optional<RenderOutcome> encode(
      SegmentedPlan plan, Path target, Path folder, Duration limit, Consumer<Progress> progress)
      throws IOException {
    Files.createDirectories(folder);
    return new Attempt(
            plan, folder, new SegmentFiles(folder, target.resolveSibling("")), limit, progress)
        .encode(target);
  }

  private final class Attempt {
    private final SegmentedPlan plan;
    private final Path folder;
    private final SegmentFiles files;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final JointProgress progress;

    Attempt(
        SegmentedPlan plan,
        Path folder,
        SegmentFiles files,
        Duration limit,
        Consumer<Progress> progress) {
      this.plan = plan;
      this.folder = folder;
      this.files = files;
      this.limit = limit;
      this.progress = new JointProgress(plan, progress);
    }

    Optional<RenderOutcome> encode(Path target) throws IOException {
      List<Callable<Optional<RenderOutcome>>> runs = new ArrayList<>();
      List<Path> pictures = new ArrayList<>();
      Path sound = files.of("sound", plan.sound(), SegmentedPlan.SOUND);
      runs.add(() -> one(plan.sound(), sound, told -> {}));
      for (int number = 0; number < plan.pictures().size(); number++) {
        RenderPlan picture = plan.pictures().get(number);
        Path file = files.of(Integer.toString(number), picture, plan.ending());
        pictures.add(file);
        var told = progress.of(number);
        runs.add(() -> one(picture, file, told));
      }
      var bad = all(runs);
      return bad.isPresent() ? bad : join(pictures, sound, target);
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
      if (Files.exists(file)) {
        told.accept(new Progress(100, part.expected().length()));
        return Optional.empty();
      }
      places.acquire();
      Path unfinished = files.unfinished(file);
      try {
        if (!left().isPositive()) {
          return Optional.of(new TimedOut(limit));
        }
        var bad = run.encode(part, unfinished, left(), told).map(this::ofTheWhole);
        if (bad.isEmpty()) {
          files.finish(file);
        }
        return bad;
      } finally {
        Files.deleteIfExists(unfinished);
        places.release();
      }
    }

    private RenderOutcome ofTheWhole(RenderOutcome bad) {
      return bad instanceof TimedOut ? new TimedOut(limit) : bad;
    }

    private Duration left() {
      return limit.minusNanos(System.nanoTime() - begun);
    }

    private Optional<RenderOutcome> join(List<Path> pictures, Path sound, Path target)
        throws IOException {
      return switch (plan.joint()) {
        case Joint.Listed() -> {
          var names = pictures.stream().map(file -> file.getFileName().toString()).toList();
          Path list = Files.writeString(folder.resolve("list"), plan.list(names));
          yield wrap(plan.joining(list, sound, target));
        }
        case Joint.Pieced joint -> {
          Path joined = joint.finished() ? target : files.unfinished(target);
          try {
            PiecedFile.write(joint, pictures, sound, joined);
            yield joint.finished() ? Optional.empty() : wrap(plan.wrapping(joined, target));
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

    private Optional<RenderOutcome> wrap(List<String> words) throws IOException {
      return switch (ffmpeg.run(words, plan.expected().length(), left(), told -> {})) {
        case FfmpegRun.Ending.Done _ -> Optional.empty();
        case FfmpegRun.Ending.Failed(String sentence) ->
            Optional.of(new Failed(PlanRun.BROKEN, sentence));
        case FfmpegRun.Ending.TimedOut _ -> Optional.of(new TimedOut(limit));
        case FfmpegRun.Ending.Cancelled _ -> Optional.of(new Cancelled());
      };
    }
  }
}
