package dev.cuepost.media.job;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.source.Sources;
import dev.cuepost.media.speech.Speaker;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gathers the material of a job: each source as a local file that was looked at, some at a time.
 * What is to be said is said here.
 */
final class Materials {
  private static final int AT_A_TIME = 4;

  private final Sources sources;
  private final Optional<Speaker> speaker;
  private final Probe probe;
  private final JobLimits limits;

  Materials(Sources sources, Optional<Speaker> speaker, Probe probe, JobLimits limits) {
    this.limits = limits;
    this.sources = sources;
    this.speaker = speaker;
    this.probe = probe;
  }

  /** What came of gathering. */
  sealed interface Gathered {
    /** All of it is there. */
    record Ready(Map<MediaRef, Path> files, Map<MediaRef, MediaFacts> facts, List<String> warnings)
        implements Gathered {}

    /** Something is missing, or is no media. */
    record Unusable(String code, String message) implements Gathered {}
  }

  /** What came of one source. */
  private sealed interface Material {
    record Good(MediaRef source, Path file, MediaFacts facts, List<String> warnings)
        implements Material {}

    record Missing(MediaRef source, String why) implements Material {}

    record Bad(MediaRef source, String code, String why) implements Material {}
  }

  /**
   * Fetches and looks at the sources.
   *
   * @param scratch directory of the job's own for copies
   * @throws IOException if this machine's storage fails
   */
  Gathered gather(EditingOrder asker, Set<MediaRef> wanted, Path scratch)
      throws IOException, InterruptedException {
    var bytes = new AtomicLong();
    List<Callable<Material>> tasks = new ArrayList<>();
    for (MediaRef source : wanted) {
      Path copy = scratch.resolve("source-" + tasks.size());
      tasks.add(() -> one(asker, source, copy, bytes));
    }
    try (var threads =
        Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofVirtual().name("material-", 0).factory())) {
      List<Material> materials = new ArrayList<>();
      for (Future<Material> future : threads.invokeAll(tasks)) {
        materials.add(future.get());
      }
      return sort(materials);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException storage ? storage : new IOException(e.getCause());
    }
  }

  /** Those of the files that are objects of ours, by where they lie on this machine. */
  Map<Path, ObjectName> objects(EditingOrder asker, Map<MediaRef, Path> files) {
    Map<Path, ObjectName> objects = new HashMap<>();
    files.forEach((source, file) ->
        sources
            .object(asker.account(), asker.region(), source)
            .ifPresent(object -> objects.put(file, object)));
    return objects;
  }

  /**
   * One source, unless those before it were too large already.
   *
   * @param bytes of all that were fetched
   */
  private Material one(EditingOrder asker, MediaRef source, Path copy, AtomicLong bytes)
      throws IOException, InterruptedException {
    var beyond = limits.check(bytes.get());
    if (beyond.isPresent()) {
      return new Material.Bad(source, beyond.get().code(), beyond.get().message());
    }
    if (source instanceof MediaRef.Speech speech) {
      return spoken(speech, copy, bytes);
    }
    return switch (sources.fetch(asker.account(), asker.region(), source, copy)) {
      case Sources.Found.Missing(String why) -> new Material.Missing(source, why);
      case Sources.Found.At(Path file) -> looked(source, file, bytes);
    };
  }

  private Material looked(MediaRef source, Path file, AtomicLong bytes)
      throws IOException, InterruptedException {
    var more = limits.check(bytes.addAndGet(Files.size(file)));
    if (more.isPresent()) {
      return new Material.Bad(source, more.get().code(), more.get().message());
    }
    return switch (probe.probe(file)) {
      case Verdict.Accepted<MediaFacts>(var facts, var warnings) ->
          new Material.Good(source, file, facts, warnings);
      case Verdict.Rejected<MediaFacts>(var why) ->
          new Material.Bad(source, why.code(), why.message());
    };
  }

  /** What the plug-in wrote must be a sound, whatever else it may have. */
  private Material spoken(MediaRef.Speech speech, Path target, AtomicLong bytes)
      throws IOException, InterruptedException {
    if (speaker.isEmpty()) {
      return new Material.Bad(
          speech, "InvalidTimelineFormat", "AI_TTS needs a plug-in, and this server has none.");
    }
    return switch (speaker.get().speak(speech, target, limits.time())) {
      case Outcome.Made made -> {
        Material material = looked(speech, made.main(), bytes);
        boolean sounds =
            material instanceof Material.Good(_, _, var facts, _) && facts.sound().isPresent();
        yield sounds
            ? material
            : new Material.Bad(
                speech,
                Plugin.INVALID_ANSWER,
                "The plug-in's answer is no sound that can be read.");
      }
      case Outcome.Failed(String code, String message) -> new Material.Bad(speech, code, message);
      case Outcome.TimedOut _ ->
          new Material.Bad(speech, limits.tooLong().code(), "The plug-in took too long.");
      case Outcome.Cancelled _ -> throw new InterruptedException();
    };
  }

  /** What is missing is told before what is bad, and all of it in one sentence. */
  private static Gathered sort(List<Material> materials) {
    Map<MediaRef, Path> files = new HashMap<>();
    Map<MediaRef, MediaFacts> facts = new HashMap<>();
    List<String> warnings = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<Gathered> bad = new ArrayList<>();
    for (Material material : materials) {
      switch (material) {
        case Material.Good(MediaRef source, Path file, MediaFacts found, var said) -> {
          files.put(source, file);
          facts.put(source, found);
          warnings.addAll(said);
        }
        case Material.Missing(MediaRef source, String why) ->
            missing.add("%s (%s)".formatted(source.text(), why));
        case Material.Bad(MediaRef source, String code, String why) ->
            bad.add(new Gathered.Unusable(code, "%s: %s".formatted(source.text(), why)));
      }
    }
    if (!missing.isEmpty()) {
      return new Gathered.Unusable(
          "InvalidMaterial.NotFound", "Sources that cannot be read: " + missing);
    }
    return bad.isEmpty() ? new Gathered.Ready(files, facts, warnings) : bad.getFirst();
  }
}
