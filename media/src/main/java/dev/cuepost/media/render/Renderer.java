package dev.cuepost.media.render;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.render.RenderOutcome.Cancelled;
import dev.cuepost.media.render.RenderOutcome.Failed;
import dev.cuepost.media.render.RenderOutcome.Rendered;
import dev.cuepost.media.render.RenderOutcome.TimedOut;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs plans with FFmpeg. Any thread may render; each call is one child process. */
public final class Renderer {
  /** A single word of a command may have 128 KiB on Linux; longer graphs go by a file. */
  private static final int LONGEST_WORD = 100_000;

  private static final String BROKEN = "ProduceFailed";

  private final Ffmpeg ffmpeg;
  private final Probe probe;

  public Renderer(Ffmpeg ffmpeg, Probe probe) {
    this.ffmpeg = ffmpeg;
    this.probe = probe;
  }

  /**
   * Renders to a temporary name and looks at what came out.
   *
   * @param target is replaced if it exists, and deleted unless the outcome is {@code Rendered}
   * @param limit after which FFmpeg is stopped
   * @param progress is told from another thread, and never after the return
   */
  public RenderOutcome render(
      RenderPlan plan, Path target, Duration limit, Consumer<Progress> progress) {
    Path graph = target.resolveSibling(target.getFileName() + ".graph");
    RenderOutcome outcome = new Cancelled();
    try {
      outcome = run(plan, target, graph, limit, progress);
    } catch (IOException problem) {
      outcome = new Failed(BROKEN, "The output cannot be written: " + problem.getMessage() + ".");
    } finally {
      delete(graph);
      if (!(outcome instanceof Rendered)) {
        delete(target);
      }
    }
    return outcome;
  }

  private RenderOutcome run(
      RenderPlan plan, Path target, Path graph, Duration limit, Consumer<Progress> progress)
      throws IOException {
    var reader = new ProgressReader(plan.expected().length(), progress);
    return switch (Child.run(words(plan, target, graph), limit, ffmpeg.memory(), reader::read)) {
      case Child.Ending.Exited(int status, _) when status == 0 -> {
        var outcome = new FinishedFile(probe).check(target, plan.expected());
        if (outcome instanceof Rendered) {
          sync(target);
          reader.finish();
        }
        yield outcome;
      }
      case Child.Ending.Exited(int status, String errors) ->
          new Failed(BROKEN, Complaint.sentence(plan, status, errors));
      case Child.Ending.TimedOut() -> new TimedOut(limit);
      case Child.Ending.Overgrown() -> new Failed("LimitExceeded.Memory", ffmpeg.tooLittle());
      case Child.Ending.Interrupted() -> new Cancelled();
    };
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

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
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
