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
  private final SideBySide alone;
  private final SegmentJoining joining;
  private final FinishedFile finished;

  public Renderer(Ffmpeg ffmpeg, Probe probe) {
    this.run = new PlanRun(ffmpeg);
    this.alone = new SideBySide(ffmpeg);
    this.joining = new SegmentJoining(ffmpeg);
    this.finished = new FinishedFile(probe);
  }

  /**
   * Renders to a temporary name and looks at what came out. All of it is done in this process.
   *
   * @param target is replaced if it exists, and deleted unless the outcome is {@code Rendered}
   * @param limit after which each run of FFmpeg is stopped
   * @param progress is told from another thread, and never after the return
   */
  public RenderOutcome render(Plan plan, Path target, Duration limit, Consumer<Progress> progress) {
    return render(plan, target, alone, limit, progress);
  }

  /**
   * The same with segments made by others.
   *
   * @param target in a directory of this attempt, in which files lie that graphs name
   */
  public RenderOutcome render(
      Plan plan, Path target, SegmentRuns segments, Duration limit, Consumer<Progress> progress) {
    Path folder = target.resolveSibling(target.getFileName() + ".segments");
    RenderOutcome outcome = new Cancelled();
    try {
      outcome = encode(plan, target, folder, segments, limit, progress);
    } catch (IOException problem) {
      outcome = unwritten(problem);
    } finally {
      if (!(outcome instanceof Rendered)) {
        delete(target);
      }
      deleteAll(folder);
    }
    return outcome;
  }

  /** To make segments in this process alone. */
  public SegmentRuns here() {
    return alone;
  }

  /**
   * Does one run of a plan; what comes out is neither looked at nor synced.
   *
   * @param beside where files lie that the graph names without saying where
   * @param target is deleted if something goes wrong
   * @return what went wrong
   */
  public Optional<RenderOutcome> run(
      RenderPlan plan, Path beside, Path target, Duration limit, Consumer<Progress> progress) {
    Optional<RenderOutcome> bad;
    try {
      bad = run.encode(plan, beside, target, limit, progress);
    } catch (IOException problem) {
      bad = Optional.of(unwritten(problem));
    }
    if (bad.isPresent()) {
      delete(target);
    }
    return bad;
  }

  /** The outcome when the storage failed. */
  public static RenderOutcome unwritten(IOException problem) {
    return new Failed(
        PlanRun.BROKEN, "The output cannot be written: " + problem.getMessage() + ".");
  }

  private RenderOutcome encode(
      Plan plan,
      Path target,
      Path folder,
      SegmentRuns segments,
      Duration limit,
      Consumer<Progress> progress)
      throws IOException {
    Path beside = target.toAbsolutePath().resolveSibling("");
    Optional<RenderOutcome> bad =
        switch (plan) {
          case RenderPlan whole -> run.encode(whole, beside, target, limit, progress);
          case SegmentedPlan parts -> {
            Files.createDirectories(folder);
            yield switch (segments.make(parts, beside, folder, limit, progress)) {
              case SegmentRuns.Outcome.Missing(RenderOutcome why) -> Optional.of(why);
              case SegmentRuns.Outcome.Made made -> joining.join(parts, made, target, limit);
            };
          }
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
