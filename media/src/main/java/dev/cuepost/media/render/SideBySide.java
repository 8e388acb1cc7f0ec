package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import java.io.IOException;
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
 * All runs of a plan in this process, as many at once as there are processors, which all plans
 * share in the order in which they ask.
 */
final class SideBySide implements SegmentRuns {
  private final PlanRun run;
  private final int atOnce = Runtime.getRuntime().availableProcessors();
  private final Semaphore places = new Semaphore(atOnce, true);

  SideBySide(Ffmpeg ffmpeg) {
    this.run = new PlanRun(ffmpeg);
  }

  @Override
  public Outcome make(
      SegmentedPlan plan, Path beside, Path folder, Duration limit, Consumer<Progress> progress)
      throws IOException {
    var joint = new JointProgress(plan, progress);
    List<Callable<Optional<RenderOutcome>>> runs = new ArrayList<>();
    List<Path> pictures = new ArrayList<>();
    Path sound = folder.resolve("sound" + SegmentedPlan.SOUND);
    runs.add(() -> one(plan.sound(), beside, sound, limit, told -> {}));
    for (int number = 0; number < plan.pictures().size(); number++) {
      RenderPlan picture = plan.pictures().get(number);
      Path file = folder.resolve(number + plan.ending());
      pictures.add(file);
      var told = joint.of(number);
      runs.add(() -> one(picture, beside, file, limit, told));
    }
    var bad = all(runs);
    return bad.isPresent() ? new Outcome.Missing(bad.get()) : new Outcome.Made(pictures, sound);
  }

  /** The first that goes wrong stops the others. */
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

  private Optional<RenderOutcome> one(
      RenderPlan part, Path beside, Path file, Duration limit, Consumer<Progress> told)
      throws IOException, InterruptedException {
    places.acquire();
    try {
      return run.encode(part, beside, file, limit, told);
    } finally {
      places.release();
    }
  }
}
