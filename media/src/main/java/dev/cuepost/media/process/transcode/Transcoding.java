package dev.cuepost.media.process.transcode;

import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FfmpegRun;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Transcodes. Any thread may run one. */
public final class Transcoding {
  /** The code of what FFmpeg could not do for reasons that are not the input's. */
  static final String BROKEN = "TranscodeFailed";

  private final FfmpegRun ffmpeg;
  private final Probe probe;

  public Transcoding(Ffmpeg ffmpeg, Probe probe) {
    this.ffmpeg = new FfmpegRun(ffmpeg);
    this.probe = probe;
  }

  /**
   * Makes the output. Nothing stands under its final name before it was looked at, and nothing is
   * left of it unless the outcome is {@code Made}.
   *
   * @param inputs at least one; several are joined one after the other, unless the configuration
   *     combines them otherwise
   * @param files where each of {@link TranscodeConfig#files} lies
   * @param directory where the output goes; what is made on the way lies below it in {@code
   *     .transcode}
   * @param name of the main file; a playlist's segments lie beside it with names like {@code
   *     stem-00001.ts}
   * @param limit of time, for all of it
   * @param progress 0..99, never less than before, told from another thread and never after the
   *     return
   * @throws IOException if the directory cannot be written or FFmpeg cannot be started
   */
  public Outcome run(
      TranscodeConfig config,
      List<TranscodeSource> inputs,
      Map<MediaRef, Path> files,
      Path directory,
      String name,
      Duration limit,
      IntConsumer progress)
      throws IOException {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("no input");
    }
    if (!directory.normalize().equals(directory.resolve(name).normalize().getParent())) {
      throw new IllegalArgumentException("not the name of a file");
    }
    Path place = directory.resolve(".transcode");
    ScratchDirectory.create(place).close(); // what a run left that was killed
    try (var bench = ScratchDirectory.create(place)) {
      var runner = new PassRunner(ffmpeg, limit);
      var materials = materials(config, inputs, files, bench.path(), runner);
      var plan = carriedOut(config, materials, runner, progress);
      var delivery = new Delivery(config, bench.path(), directory, name);
      return delivery.deliver(new OutputCheck(probe, plan.expected()));
    } catch (EndedException ended) {
      return ended.outcome();
    } catch (RejectedException rejected) {
      return new Outcome.Failed(rejected.rejection().code(), rejected.rejection().message());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome.Cancelled();
    }
  }

  private Materials materials(
      TranscodeConfig config,
      List<TranscodeSource> inputs,
      Map<MediaRef, Path> files,
      Path bench,
      PassRunner runner)
      throws IOException, EndedException, InterruptedException {
    var streams = new ArrayList<StreamFacts>();
    for (var input : inputs) {
      if (input.facts().picture().filter(MediaFacts.Picture::still).isPresent()) {
        throw EndedException.badContent(
            "Input %d is a still picture; a video or a sound is needed."
                .formatted(inputs.indexOf(input)));
      }
      streams.add(
          config.asksForStreams()
              ? StreamFacts.of(accepted("Input " + inputs.indexOf(input), probe.look(input.file())))
              : StreamFacts.UNKNOWN);
    }
    var watermarks = new HashMap<MediaRef, TranscodeSource>();
    for (var image : config.images()) {
      Path file = file(files, image.file());
      var facts = accepted(image.path() + ".File", probe.probe(file));
      if (facts.picture().isEmpty()) {
        throw EndedException.badContent(image.path() + ".File has no picture.");
      }
      watermarks.put(image.file(), new TranscodeSource(file, facts));
    }
    var captions = new ArrayList<Path>();
    for (var subtitle : config.subtitles()) {
      captions.add(
          new Captions(bench, runner)
              .prepare(subtitle, file(files, subtitle.file()), captions.size()));
    }
    return new Materials(inputs, streams, watermarks, captions, bench);
  }

  private static TranscodePlan carriedOut(
      TranscodeConfig config, Materials materials, PassRunner runner, IntConsumer progress)
      throws IOException, EndedException {
    var planner = new TranscodePlanner(config, materials);
    var measuring = planner.measuring();
    var overall = new OverallProgress(planner.weight(), progress);
    var measured = Measured.NOTHING;
    if (measuring.isPresent()) {
      measured = Measured.in(run(measuring.get(), runner, overall));
    }
    var plan = planner.plan(measured);
    for (var text : plan.texts().entrySet()) {
      Files.writeString(text.getKey(), text.getValue());
    }
    if (config.isSegmented()) {
      Files.createDirectory(new Muxing(config, materials.bench()).segments());
    }
    for (var pass : plan.passes()) {
      run(pass, runner, overall);
    }
    return plan;
  }

  private static String run(Pass pass, PassRunner runner, OverallProgress overall)
      throws IOException, EndedException {
    return runner.run(pass.words(), pass.length(), overall.next(pass));
  }

  private static <T> T accepted(String what, Verdict<T> verdict) throws EndedException {
    return switch (verdict) {
      case Verdict.Accepted<T>(var value, _) -> value;
      case Verdict.Rejected<T>(var rejection) ->
          throw new EndedException(
              new Outcome.Failed(rejection.code(), what + ": " + rejection.message()));
    };
  }

  private static Path file(Map<MediaRef, Path> files, MediaRef ref) {
    var file = files.get(ref);
    if (file == null) {
      throw new IllegalArgumentException("no file for " + ref.text());
    }
    return file;
  }
}
