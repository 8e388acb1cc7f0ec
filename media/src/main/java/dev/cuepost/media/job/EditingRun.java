package dev.cuepost.media.job;

import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.MadeCover;
import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.DrawnCaptions;
import dev.cuepost.media.edit.Joint;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.Plan;
import dev.cuepost.media.edit.Planner;
import dev.cuepost.media.edit.ProduceConfig;
import dev.cuepost.media.edit.Resolver;
import dev.cuepost.media.edit.SegmentedPlan;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.job.Materials.Gathered;
import dev.cuepost.media.json.Verdict.Accepted;
import dev.cuepost.media.json.Verdict.Rejected;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.CodedSources;
import dev.cuepost.media.render.HlsCut;
import dev.cuepost.media.render.RenderOutcome;
import dev.cuepost.media.render.Renderer;
import dev.cuepost.media.render.SegmentRuns;
import dev.cuepost.media.segment.SharedSegments;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.PercentEncoded;
import dev.cuepost.media.work.JobLog;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at an editing job: fetch the sources, look at them, resolve, plan, render, store.
 *
 * <p>It works below a scratch directory of its own, which is gone when it is through. The output
 * appears under its name complete and synced, or not at all.
 */
final class EditingRun {
  private static final Logger log = LoggerFactory.getLogger(EditingRun.class);

  private final Materials materials;
  private final CaptionMaterials captions;
  private final Transcripts transcripts;
  private final Renderer renderer;
  private final HlsCut playlists;
  private final Covers covers;
  private final MediaUrls urls;
  private final ObjectStore objects;
  private final Path scratch;
  private final SharedSegments segments;
  private final JobLimits limits;

  EditingRun(
      Materials materials,
      CaptionMaterials captions,
      Transcripts transcripts,
      Renderer renderer,
      HlsCut playlists,
      Covers covers,
      MediaUrls urls,
      ObjectStore objects,
      Path scratch,
      SharedSegments segments,
      JobLimits limits) {
    this.materials = materials;
    this.captions = captions;
    this.transcripts = transcripts;
    this.renderer = renderer;
    this.playlists = playlists;
    this.covers = covers;
    this.urls = urls;
    this.objects = objects;
    this.scratch = scratch;
    this.segments = segments;
    this.limits = limits;
  }

  /**
   * Does the job once.
   *
   * @param notes are told what is done
   * @param progress is told of 0 to 100, in steps of one or more
   * @throws IOException if this machine's storage fails; another attempt may come out better
   */
  JobEnd run(EditingJob job, JobLog.Notes notes, IntConsumer progress) throws IOException {
    try (var directory = new ScratchDirectory(Files.createTempDirectory(scratch, "job-"))) {
      return new Attempt(job, directory.path(), notes, progress).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JobEnd.Interrupted();
    }
  }

  /** What one attempt gathers on its way. */
  private final class Attempt {
    private final EditingJob job;
    private final Path directory;
    private final JobLog.Notes notes;
    private final IntConsumer progress;
    private final List<String> warnings = new ArrayList<>();
    private Optional<Duration> coverAt = Optional.empty();

    Attempt(EditingJob job, Path directory, JobLog.Notes notes, IntConsumer progress) {
      this.job = job;
      this.directory = directory;
      this.notes = notes;
      this.progress = progress;
    }

    JobEnd run() throws IOException, InterruptedException {
      return switch (OutputConfig.read(job.order().outputMediaConfig())) {
        case Rejected<OutputConfig> rejected -> failed(rejected);
        case Accepted<OutputConfig>(var output, var said) -> {
          warnings.addAll(said);
          yield switch (Timeline.read(job.order().timeline())) {
            case Rejected<Timeline> rejected -> failed(rejected);
            case Accepted<Timeline>(var timeline, var more) -> {
              warnings.addAll(more);
              yield switch (ProduceConfig.readIfGiven(job.order().produceConfig())) {
                case Rejected<ProduceConfig> rejected -> failed(rejected);
                case Accepted<ProduceConfig>(var produce, var last) -> {
                  warnings.addAll(last);
                  coverAt = produce.cover();
                  yield edit(timeline, output, produce);
                }
              };
            }
          };
        }
      };
    }

    private JobEnd edit(Timeline timeline, OutputConfig output, ProduceConfig produce)
        throws IOException, InterruptedException {
      return switch (materials.gather(job.order(), timeline.materials(), directory)) {
        case Gathered.Unusable(String code, String message) -> failed(code, message);
        case Gathered.Ready ready -> {
          warnings.addAll(ready.warnings());
          notes.addSources(ready.files().values());
          yield switch (Resolver.resolve(timeline, ready.facts(), output, produce)) {
            case Rejected<Composition> rejected -> failed(rejected);
            case Accepted<Composition>(var composition, var said) -> {
              warnings.addAll(said);
              var beyond = limits.check(composition);
              yield beyond.isPresent()
                  ? failed(beyond.get().code(), beyond.get().message())
                  : caption(timeline, composition, ready, output);
            }
          };
        }
      };
    }

    private JobEnd caption(
        Timeline timeline, Composition composition, Gathered.Ready ready, OutputConfig output)
        throws IOException, InterruptedException {
      if (timeline.captions().list().isEmpty() || composition.canvas().isEmpty()) {
        return render(composition, ready, DrawnCaptions.NONE, output);
      }
      return switch (transcripts.of(
          job, timeline.captions(), composition, ready.files(), directory, limits)) {
        case Transcripts.Heard.NotHeard(Outcome.Failed(String code, String message)) ->
            failed(code, message);
        case Transcripts.Heard.NotHeard(Outcome.TimedOut _) ->
            failed(limits.tooLong().code(), "The plug-in that listens took too long.");
        case Transcripts.Heard.NotHeard(Outcome why) -> {
          log.debug("job {}: {}", job.jobId(), why);
          yield new JobEnd.Interrupted();
        }
        case Transcripts.Heard.Words(var heard, var said) -> {
          warnings.addAll(said);
          yield draw(timeline.with(heard), composition, ready, output);
        }
      };
    }

    private JobEnd draw(
        Timeline timeline, Composition composition, Gathered.Ready ready, OutputConfig output)
        throws IOException, InterruptedException {
      return switch (captions.draw(job.order(), timeline, composition, ready.facts(), directory)) {
        case Rejected<Captioned> rejected -> failed(rejected);
        case Accepted<Captioned>(Captioned(var edit, var drawn), var said) -> {
          warnings.addAll(said);
          yield render(edit, ready, drawn, output);
        }
      };
    }

    private JobEnd render(
        Composition composition, Gathered.Ready ready, DrawnCaptions captions, OutputConfig output)
        throws IOException, InterruptedException {
      Path target = directory.resolve("output." + output.container().muxer());
      var coded = CodedSources.read(composition, captions, ready.files());
      Plan plan = Planner.soonest(composition, ready.files(), captions, coded);
      notes.add(RunWords.planned(plan));
      notes.write();
      SegmentRuns runs = runs(ready.files());
      RenderOutcome outcome = render(plan, target, runs);
      if (outcome instanceof RenderOutcome.Failed(_, String message, _)
          && plan instanceof SegmentedPlan parts
          && parts.joint() instanceof Joint.Pieced) {
        // What cannot be put together from copies can still be encoded.
        log.warn("job {}: its copies were given up: {}", job.jobId(), message);
        notes.add("The copies cannot be put together, all of it is encoded: " + message);
        plan = Planner.soonest(composition, ready.files(), captions, Map.of());
        notes.add(RunWords.planned(plan));
        outcome = render(plan, target, runs);
      }
      return end(outcome, plan, target, output);
    }

    private RenderOutcome render(Plan plan, Path target, SegmentRuns runs) {
      return renderer.render(
          plan, target, runs, limits.time(), told -> progress.accept(told.percent()));
    }

    private SegmentRuns runs(Map<MediaRef, Path> files) {
      Map<Path, ObjectName> objects = materials.objects(job.order(), files);
      return segments.of(job.jobId(), file -> Optional.ofNullable(objects.get(file)));
    }

    private JobEnd end(RenderOutcome outcome, Plan plan, Path target, OutputConfig output)
        throws IOException, InterruptedException {
      return switch (outcome) {
        case RenderOutcome.Rendered(Duration length, long sizeBytes, String report) -> {
          notes.add(RunWords.encoded(length, sizeBytes));
          Optional<String> cover = cover(plan, target, output);
          yield store(target, output, length)
              ? new JobEnd.Succeeded(
                  new AssetFile(sizeBytes, Optional.of(length), Optional.of(report)),
                  cover,
                  warnings)
              : failed("ProduceFailed", "The output cannot be cut into segments.");
        }
        case RenderOutcome.Failed(String code, String message, List<String> said) -> {
          said.forEach(line -> notes.add("FFmpeg: " + line));
          yield failed(code, message);
        }
        case RenderOutcome.TimedOut _ ->
            failed(limits.tooLong().code(), limits.tooLong().message());
        case RenderOutcome.Cancelled _ -> new JobEnd.Interrupted();
      };
    }

    /** Before the output has its place; a cover that cannot be had is no reason to fail. */
    private Optional<String> cover(Plan plan, Path target, OutputConfig output)
        throws IOException, InterruptedException {
      if (plan.expected().picture().isEmpty()) {
        if (coverAt.isPresent()) {
          warnings.add("CoverConfig was ignored, as the output has no picture.");
        }
        return Optional.empty();
      }
      if (coverAt.isEmpty() && job.order().target().details().coverUrl().isPresent()) {
        return Optional.empty();
      }
      Path folder = Files.createDirectory(directory.resolve("cover"));
      Optional<Path> picture =
          covers.take(target, coverAt.orElse(Duration.ZERO), folder, limits.time());
      String address =
          coverAt.isPresent()
              ? MadeCover.beside(output.mediaUrl())
              : MadeCover.unasked(output.mediaUrl(), job.mediaId());
      if (picture.isEmpty()
          || !(urls.resolve(address, job.order().region()) instanceof MediaUrl.Ours(var name))) {
        warnings.add("There is no cover, as no picture can be taken of the output.");
        return Optional.empty();
      }
      objects.adopt(name, "image/jpeg", picture.get());
      return Optional.of(address);
    }

    /** The output itself comes last, so that what it names is there when it appears. */
    private boolean store(Path target, OutputConfig output, Duration length) throws IOException {
      if (!(urls.resolve(output.mediaUrl(), job.order().region())
          instanceof MediaUrl.Ours(ObjectName name))) {
        throw new IllegalStateException("submitted with an output that is not ours: " + job);
      }
      if (output.container() != OutputConfig.Container.M3U8) {
        objects.adopt(name, output.container().contentType(), target);
        notes.add("Stored under " + output.mediaUrl() + ".");
        return true;
      }
      var cut =
          playlists.cut(
              target, Files.createDirectory(directory.resolve("segments")), length, limits.time());
      if (cut.isEmpty()) {
        return false;
      }
      String stem = name.key().substring(0, name.key().length() - ".m3u8".length());
      List<String> names = new ArrayList<>();
      for (Path segment : cut.get().segments()) {
        String key = "%s-%05d.ts".formatted(stem, names.size() + 1);
        objects.adopt(new ObjectName(name.bucket(), key), "video/mp2t", segment);
        names.add(PercentEncoded.encode(key.substring(key.lastIndexOf('/') + 1)));
      }
      Path list = Files.writeString(directory.resolve("list.m3u8"), cut.get().text(names));
      objects.adopt(name, output.container().contentType(), list);
      notes.add("Stored in %d segments under %s.".formatted(names.size(), output.mediaUrl()));
      return true;
    }

    private JobEnd failed(Rejected<?> rejected) {
      return failed(rejected.rejection().code(), rejected.rejection().message());
    }

    private JobEnd failed(String code, String message) {
      return new JobEnd.Failed(code, message, warnings);
    }
  }
}
