package dev.cuepost.media.render;

import dev.cuepost.media.edit.Plan;
import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.Rendered;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs plans with FFmpeg. Any thread may render. */
public final class Renderer {
  private final PlanRun run;
  private final SegmentedRun segments;
  private final FinishedFile finished;

  public Renderer(Ffmpeg ffmpeg, Probe probe) {
    this.run = new PlanRun(ffmpeg);
    this.segments = new SegmentedRun(ffmpeg, run);
    this.finished = new FinishedFile(probe);
  }

  /**
   * Renders to a temporary name and looks at what came out.
   *
   * @param target is replaced if it exists, and deleted unless the outcome is {@code Rendered}
   * @param limit after which FFmpeg is stopped
   * @param progress is told from another thread, and never after the return
   */
  public RenderOutcome render(Plan plan, Path target, Duration limit, Consumer<Progress> progress) {
    Path folder = target.resolveSibling(target.getFileName() + ".segments");
    try {
      return render(plan, target, folder, limit, progress);
    } finally {
      deleteAll(folder);
    }
  }

  /**
   * The same for an attempt that may be followed by another one.
   *
   * @param segments folder of this edit alone, where segments are kept if this attempt is broken
   *     off, and found that an earlier one has finished; gone in all other cases
   */
  public RenderOutcome render(
      Plan plan, Path target, Path segments, Duration limit, Consumer<Progress> progress) {
    RenderOutcome outcome = new Cancelled();
    try {
      outcome = encode(plan, target, segments, limit, progress);
    } catch (IOException problem) {
      outcome =
          new Failed(PlanRun.BROKEN, "The output cannot be written: " + problem.getMessage() + ".");
    } finally {
      if (!(outcome instanceof Rendered)) {
        delete(target);
      }
      if (!(outcome instanceof Cancelled)) {
        deleteAll(segments);
      }
    }
    return outcome;
  }

  private RenderOutcome encode(
      Plan plan, Path target, Path folder, Duration limit, Consumer<Progress> progress)
      throws IOException {
    Optional<RenderOutcome> bad =
        switch (plan) {
          case RenderPlan whole -> run.encode(whole, target, limit, progress);
          case SegmentedPlan parts -> segments.encode(parts, target, folder, limit, progress);
        };
    if (bad.isPresent()) {
      return bad.get();
    }
    var outcome = finished.check(target, plan.expected());
    if (outcome instanceof Rendered) {
      sync(target);
      progress.accept(new Progress(100, plan.expected().length()));
    }
    return outcome;
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void deleteAll(Path folder) {
    try {
      if (Files.exists(folder)) {
        new ScratchDirectory(folder).close();
      }
    } catch (IOException _) {
      // the next start of the server finds it
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // what is left has a temporary name, and the outcome says that it is not to be used
    }
  }
}
