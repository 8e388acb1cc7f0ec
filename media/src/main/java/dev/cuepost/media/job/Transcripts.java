package dev.cuepost.media.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.Composition;
import dev.cuepost.media.edit.FrameRate;
import dev.cuepost.media.edit.MediaFacts;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.caption.Captions;
import dev.cuepost.media.edit.caption.Captions.Said;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.process.plugin.Task;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.FfmpegRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Has somebody listen to the clips whose words are to be seen. The plug-in gets what is taken from
 * the clip's source, at its own speed; its times are brought to the output.
 */
final class Transcripts {
  /** As many as a caption file may have. */
  private static final int MOST_WORDS = 20_000;

  private static final FrameRate SAMPLES = FrameRate.of(FrameRate.SAMPLE_RATE);

  private final Optional<Plugin> listener;
  private final FfmpegRun runs;

  Transcripts(Optional<Plugin> listener, Ffmpeg ffmpeg) {
    this.listener = listener;
    this.runs = new FfmpegRun(ffmpeg);
  }

  /** What came of it. */
  sealed interface Heard {
    /**
     * All that was said is in the captions.
     *
     * @param warnings clips that cannot be heard, and the like
     */
    record Words(Captions captions, List<String> warnings) implements Heard {}

    /**
     * Something cannot be listened to.
     *
     * @param why never {@link Outcome.Made}
     */
    record NotHeard(Outcome why) implements Heard {}
  }

  /**
   * Listens.
   *
   * @param scratch directory of the job's own
   * @throws IOException if this machine's storage fails
   */
  Heard of(
      EditingJob job,
      Captions captions,
      Composition composition,
      Map<MediaRef, Path> files,
      Path scratch,
      JobLimits limits)
      throws IOException {
    if (captions.speeches().isEmpty()) {
      return new Heard.Words(captions, List.of());
    }
    if (listener.isEmpty()) {
      return new Heard.NotHeard(
          new Outcome.Failed(
              "InvalidEffectParam", "AI_ASR needs a plug-in, and this server has none."));
    }
    Path folder = Files.createDirectory(scratch.resolve("speech"));
    var warnings = new ArrayList<String>();
    var heard = new HashMap<String, List<Said>>();
    for (var speech : captions.speeches()) {
      var sound =
          composition.sounds().stream().filter(one -> one.path().equals(speech.clip())).findFirst();
      if (sound.isEmpty()) {
        warnings.add(speech.path() + ": the clip is not heard, so nothing is written.");
        continue;
      }
      Path taken = folder.resolve("sound-%d.wav".formatted(heard.size()));
      Path source = Objects.requireNonNull(files.get(sound.get().source()));
      var bad = take(sound.get(), source, taken, limits);
      if (bad.isPresent()) {
        return new Heard.NotHeard(bad.get());
      }
      var task = new Task(Task.Kind.TRANSCRIBE, job.jobId(), "", "", config(speech.text()));
      switch (listener.get().look(task, taken, facts(sound.get()), folder, limits.time())) {
        case Plugin.Reply.NotAnswered(Outcome why) -> {
          return new Heard.NotHeard(why);
        }
        case Plugin.Reply.Answered(Findings findings) ->
            heard.put(speech.path(), said(speech.path(), findings, sound.get(), warnings));
      }
      Files.deleteIfExists(taken);
    }
    return new Heard.Words(captions.saying(heard), warnings);
  }

  /** What is taken of a clip's sound, as those who recognise speech want it. */
  private Optional<Outcome> take(
      Composition.Heard sound, Path source, Path target, JobLimits limits) throws IOException {
    List<String> words =
        new ArrayList<>(
            FfmpegRun.input(sound.facts().demuxer(), source, List.of("-ss", seconds(sound.in()))));
    words.addAll(List.of("-map", "0:" + sound.facts().sound().orElseThrow().stream()));
    words.addAll(List.of("-t", seconds(sound.span())));
    if (sound.facts().sound().orElseThrow().channels() > 8) {
      words.addAll(List.of("-af", "pan=mono|c0=0.5*c0+0.5*c1")); // the others stand anywhere
    }
    words.addAll(List.of("-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav"));
    words.add("file:" + target.toAbsolutePath());
    return switch (runs.run(words, sound.span(), limits.time(), _ -> {})) {
      case FfmpegRun.Ending.Done _ -> Optional.empty();
      case FfmpegRun.Ending.Failed(String sentence) ->
          Optional.of(new Outcome.Failed("ProduceFailed", sentence));
      case FfmpegRun.Ending.TimedOut(Duration limit) -> Optional.of(new Outcome.TimedOut(limit));
      case FfmpegRun.Ending.Cancelled _ -> Optional.of(new Outcome.Cancelled());
    };
  }

  private static MediaFacts facts(Composition.Heard sound) {
    return new MediaFacts(
        "wav", Optional.empty(), Optional.of(new MediaFacts.Sound(0, 1, sound.span())), 0);
  }

  private static String config(Optional<String> text) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    text.ifPresent(known -> config.put("AlignmentText", known));
    return config.toString();
  }

  /** The words where they are heard, in each repetition of a sound that is repeated. */
  static List<Said> said(
      String path, Findings findings, Composition.Heard sound, List<String> warnings) {
    Duration start = SAMPLES.timeOf(sound.start());
    Duration end = SAMPLES.timeOf(sound.end());
    Duration round = atSpeed(sound.span(), sound.speed());
    var said = new ArrayList<Said>();
    for (Duration from = start;
        from.compareTo(end) < 0 && round.isPositive();
        from = sound.loop() ? from.plus(round) : end) {
      for (var text : findings.texts()) {
        Duration begin = from.plus(atSpeed(text.from(), sound.speed()));
        Duration stop =
            earliest(from.plus(atSpeed(earliest(text.to(), sound.span()), sound.speed())), end);
        if (begin.compareTo(stop) >= 0) {
          continue;
        }
        if (said.size() == MOST_WORDS) {
          warnings.add(
              "%s: %d captions are written, and none after them.".formatted(path, MOST_WORDS));
          return said;
        }
        said.add(new Said(begin, stop, plain(text.content())));
      }
    }
    if (said.isEmpty()) {
      warnings.add(path + ": nothing is said in the clip.");
    }
    return said;
  }

  /** A recogniser has no say in how its words look, nor is a line of it a field of a caption. */
  private static String plain(String content) {
    return content.replaceAll("\\R", "\n").replaceAll("[\\\\{}]|[\\p{Cntrl}&&[^\n]]", " ").strip();
  }

  private static Duration atSpeed(Duration time, double speed) {
    return speed == 1 ? time : Duration.ofNanos(Math.round(time.toNanos() / speed));
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).toPlainString();
  }

  private static Duration earliest(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
