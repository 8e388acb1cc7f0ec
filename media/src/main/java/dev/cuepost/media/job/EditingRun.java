package dev.cuepost.media.job;

import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.Planner;
import dev.cuepost.media.edit.Resolver;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.edit.Verdict;
import dev.cuepost.media.edit.Verdict.Accepted;
import dev.cuepost.media.edit.Verdict.Rejected;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.render.RenderOutcome;
import dev.cuepost.media.render.Renderer;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * One attempt at an editing job: fetch the sources, look at them, resolve, plan, render, store.
 *
 * <p>It works below a scratch directory of its own, which is gone when it is through. The output
 * appears under its name complete and synced, or not at all.
 */
final class EditingRun {
  private final Sources sources;
  private final Probe probe;
  private final Renderer renderer;
  private final MediaUrls urls;
  private final ObjectStore objects;
  private final Path scratch;
  private final Duration timeLimit;

  EditingRun(
      Sources sources,
      Probe probe,
      Renderer renderer,
      MediaUrls urls,
      ObjectStore objects,
      Path scratch,
      Duration timeLimit) {
    this.sources = sources;
    this.probe = probe;
    this.renderer = renderer;
    this.urls = urls;
    this.objects = objects;
    this.scratch = scratch;
    this.timeLimit = timeLimit;
  }

  /**
   * Does the job once.
   *
   * @param progress is told of 0 to 100, in steps of one or more
   * @throws IOException if this machine's storage fails; another attempt may come out better
   */
  JobEnd run(EditingJob job, IntConsumer progress) throws IOException {
    Path directory = Files.createTempDirectory(scratch, "job-");
    try {
      return new Attempt(job, directory, progress).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JobEnd.Interrupted();
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** What one attempt gathers on its way. */
  private final class Attempt {
    private final EditingJob job;
    private final Path directory;
    private final IntConsumer progress;
    private final List<String> warnings = new ArrayList<>();
    private final Map<MediaRef, Path> files = new HashMap<>();
    private final Map<MediaRef, MediaFacts> facts = new HashMap<>();

    Attempt(EditingJob job, Path directory, IntConsumer progress) {
      this.job = job;
      this.directory = directory;
      this.progress = progress;
    }

    JobEnd run() throws IOException, InterruptedException {
      return switch (OutputConfig.read(job.request().outputMediaConfig())) {
        case Rejected<OutputConfig> rejected -> failed(rejected);
        case Accepted<OutputConfig>(var output, var said) -> {
          warnings.addAll(said);
          yield switch (Timeline.read(job.request().timeline())) {
            case Rejected<Timeline> rejected -> failed(rejected);
            case Accepted<Timeline>(var timeline, var more) -> {
              warnings.addAll(more);
              yield edit(timeline, output);
            }
          };
        }
      };
    }

    private JobEnd edit(Timeline timeline, OutputConfig output)
        throws IOException, InterruptedException {
      Optional<JobEnd> failure = fetch(timeline).or(this::lookAt);
      if (failure.isPresent()) {
        return failure.get();
      }
      return switch (Resolver.resolve(timeline, facts, output)) {
        case Rejected<Composition> rejected -> failed(rejected);
        case Accepted<Composition>(var composition, var said) -> {
          warnings.addAll(said);
          yield render(composition, output);
        }
      };
    }

    private Optional<JobEnd> fetch(Timeline timeline) throws IOException, InterruptedException {
      List<String> missing = new ArrayList<>();
      for (MediaRef source : timeline.sources()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Path copy = directory.resolve("source-" + files.size());
        switch (sources.fetch(job.request(), source, copy)) {
          case Sources.Found.At(Path file) -> files.put(source, file);
          case Sources.Found.Missing(String why) ->
              missing.add("%s (%s)".formatted(source.text(), why));
        }
      }
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              failed("InvalidMaterial.NotFound", "Sources that cannot be read: " + missing));
    }

    private Optional<JobEnd> lookAt() {
      for (Map.Entry<MediaRef, Path> file : files.entrySet()) {
        Verdict<MediaFacts> verdict;
        try {
          verdict = probe.probe(file.getValue());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return Optional.of(new JobEnd.Interrupted());
        }
        switch (verdict) {
          case Rejected<MediaFacts>(var why) -> {
            return Optional.of(
                failed(why.code(), "%s: %s".formatted(file.getKey().text(), why.message())));
          }
          case Accepted<MediaFacts>(var found, var said) -> {
            warnings.addAll(said);
            facts.put(file.getKey(), found);
          }
        }
      }
      return Optional.empty();
    }

    private JobEnd render(Composition composition, OutputConfig output) throws IOException {
      Path target = directory.resolve("output." + output.container().muxer());
      var plan = Planner.plan(composition, files);
      return switch (renderer.render(
          plan, target, timeLimit, told -> progress.accept(told.percent()))) {
        case RenderOutcome.Rendered(Duration length, long sizeBytes) -> {
          store(target, output);
          yield new JobEnd.Succeeded(Optional.of(length), sizeBytes, warnings);
        }
        case RenderOutcome.Failed(String code, String message) -> failed(code, message);
        case RenderOutcome.TimedOut(Duration limit) ->
            failed(
                "ProduceFailed",
                "The render was stopped after %d s, the longest time a job may take."
                    .formatted(limit.toSeconds()));
        case RenderOutcome.Cancelled _ -> new JobEnd.Interrupted();
      };
    }

    private void store(Path target, OutputConfig output) throws IOException {
      if (!(urls.resolve(output.mediaUrl(), job.request().region())
          instanceof MediaUrl.Ours(ObjectName name))) {
        throw new IllegalStateException("submitted with an output that is not ours: " + job);
      }
      objects.adopt(name, output.container().contentType(), target);
    }

    private JobEnd failed(Rejected<?> rejected) {
      return failed(rejected.rejection().code(), rejected.rejection().message());
    }

    private JobEnd failed(String code, String message) {
      return new JobEnd.Failed(code, message, warnings);
    }
  }
}
