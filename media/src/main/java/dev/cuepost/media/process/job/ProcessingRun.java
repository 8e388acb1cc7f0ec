package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.source.Sources;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.work.JobLog;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * One attempt at a job: fetch what it reads, look at it, make the files, store them.
 *
 * <p>It works below a scratch directory of its own, which is gone when it is through. The main file
 * is stored last, so that what it names is there when it appears.
 */
final class ProcessingRun {
  private final Sources sources;
  private final Probe probe;
  private final Map<JobKind, Maker> makers;
  private final ObjectStore objects;
  private final ObjectEndpoints endpoints;
  private final Renditions renditions;
  private final DnaRun dna;
  private final LookRun look;
  private final SpeechRun speech;
  private final Path scratch;

  ProcessingRun(
      Sources sources,
      Probe probe,
      Map<JobKind, Maker> makers,
      ObjectStore objects,
      ObjectEndpoints endpoints,
      Renditions renditions,
      DnaRun dna,
      LookRun look,
      SpeechRun speech,
      Path scratch) {
    this.sources = sources;
    this.probe = probe;
    this.makers = makers;
    this.objects = objects;
    this.endpoints = endpoints;
    this.renditions = renditions;
    this.dna = dna;
    this.look = look;
    this.speech = speech;
    this.scratch = scratch;
  }

  /**
   * Does the job once.
   *
   * @param notes are told what is done
   * @param progress is told of 0 to 99
   * @throws IOException if this machine's storage fails; another attempt may come out better
   */
  JobEnd run(ProcessJob job, JobLog.Notes notes, IntConsumer progress) throws IOException {
    try (var directory = new ScratchDirectory(Files.createTempDirectory(scratch, "process-"))) {
      return new Attempt(job, directory.path(), notes, progress).run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new JobEnd.Interrupted();
    }
  }

  /** What was fetched, or why it could not be. */
  private sealed interface Fetched {
    record File(Path path) implements Fetched {}

    record Unusable(JobEnd.Failed why) implements Fetched {}
  }

  /** What one attempt gathers on its way. */
  private final class Attempt {
    private final ProcessJob job;
    private final Path directory;
    private final JobLog.Notes notes;
    private final IntConsumer progress;

    Attempt(ProcessJob job, Path directory, JobLog.Notes notes, IntConsumer progress) {
      this.job = job;
      this.directory = directory;
      this.notes = notes;
      this.progress = progress;
    }

    JobEnd run() throws IOException, InterruptedException {
      if (job.kind() == JobKind.PACKAGE) {
        return switch (renditions.fetch(job, directory)) {
          case Renditions.Fetched.Unusable(Failure why) -> new JobEnd.Failed(why);
          case Renditions.Fetched.Ready(var found) -> {
            notes.add("Playlists are here, with their segments: %d.".formatted(found.size()));
            yield make(List.of(), found);
          }
        };
      }
      List<Maker.Source> inputs = new ArrayList<>();
      String report = "{}";
      for (NamedFile input : job.order().inputs()) {
        switch (fetch(input.source(), "input-" + inputs.size())) {
          case Fetched.Unusable(JobEnd.Failed why) -> {
            return why;
          }
          case Fetched.File(Path file) -> {
            switch (probe.look(file)) {
              case Verdict.Rejected<Probe.Found>(var why) -> {
                return JobEnd.Failed.of(why.code(), why.message());
              }
              case Verdict.Accepted<Probe.Found>(Probe.Found found, _) -> {
                inputs.add(new Maker.Source(file, found.facts()));
                report = found.report();
              }
            }
          }
        }
      }
      notes.addSources(inputs.stream().map(Maker.Source::file).toList());
      return switch (job.kind()) {
        case MEDIA_INFO -> told(inputs.getFirst(), report);
        case DNA -> dna.run(job, inputs.getFirst(), directory, progress);
        case TAG, AUDIT -> look.run(job, inputs, directory);
        case SPEECH -> speech.run(job, inputs.getFirst(), directory);
        case TRANSCODE, SNAPSHOT, DYNAMIC_IMAGE, PACKAGE -> make(inputs, List.of());
      };
    }

    private Fetched fetch(MediaRef source, String name) throws IOException {
      return switch (sources.fetch(
          job.owner().account(), job.owner().region(), source, directory.resolve(name))) {
        case Sources.Found.At(Path file) -> new Fetched.File(file);
        case Sources.Found.Missing(String why) ->
            new Fetched.Unusable(
                JobEnd.Failed.of(
                    "InvalidParameter.ResourceNotFound",
                    "%s cannot be read: %s.".formatted(source.text(), why)));
      };
    }

    private JobEnd told(Maker.Source input, String report) throws IOException {
      NamedFile file = job.order().inputs().getFirst();
      boolean asset = file.type() == NamedFile.Type.MEDIA;
      var known =
          new FileMeta.Known(
              file.url().orElse(asset ? "" : file.media()),
              Files.size(input.file()),
              "source_file",
              job.owner().region(),
              asset ? Optional.of(file.media()) : Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return new JobEnd.Succeeded(new Result(List.of(), Optional.of(FileMeta.of(report, known))));
    }

    private JobEnd make(List<Maker.Source> inputs, List<Maker.Rendition> renditions)
        throws IOException, InterruptedException {
      Maker maker = makers.get(job.kind());
      if (maker == null) {
        throw new IllegalStateException("no maker of " + job.kind());
      }
      String config = job.order().config();
      Map<MediaRef, Path> extras = new HashMap<>();
      for (MediaRef extra : maker.extras(config)) {
        switch (fetch(extra, "extra-" + extras.size())) {
          case Fetched.Unusable(JobEnd.Failed why) -> {
            return why;
          }
          case Fetched.File(Path file) -> extras.put(extra, file);
        }
      }
      ObjectName target = job.order().target().orElseThrow();
      Path made = Files.createDirectory(directory.resolve("made"));
      LocalName name = LocalName.of(target.key().substring(target.key().lastIndexOf('/') + 1));
      return switch (maker.make(
          new Maker.Material(config, inputs, renditions, extras, made, name.local()), progress)) {
        case Outcome.Made files -> store(files, Targets.of(target, name, files.main()), made);
        case Outcome stopped -> JobEnd.of(stopped);
      };
    }

    private JobEnd store(Outcome.Made made, Targets targets, Path directory)
        throws IOException, InterruptedException {
      ObjectName main = targets.name(directory.relativize(made.main()).toString());
      Optional<String> meta =
          job.kind() == JobKind.TRANSCODE || job.kind() == JobKind.DYNAMIC_IMAGE
              ? Optional.of(new MadeMeta(probe).of(made, endpoints.url(main), job.owner().region()))
              : Optional.empty();
      List<String> keys = new ArrayList<>();
      for (Path file : made.files().reversed()) {
        ObjectName name = targets.name(directory.relativize(file).toString());
        objects.adopt(name, ContentTypes.of(name.key()), file);
        keys.add(name.key());
      }
      notes.add("Stored %d files, the first as %s.".formatted(keys.size(), keys.getLast()));
      return new JobEnd.Succeeded(new Result(keys.reversed(), meta));
    }
  }
}
