package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.edit.MediaFacts;
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
import java.util.List;
import java.util.Optional;

/**
 * Has the operator's plug-in write down what is said in a part of a file. It gets the sound alone,
 * as those who recognise speech want it; its times are brought to those of the file.
 */
final class SpeechRun {
  private static final int MOST_CHANNELS = 8;

  private final Optional<Plugin> listener;
  private final FfmpegRun runs;
  private final Duration timeLimit;

  /**
   * @param timeLimit for taking the sound, and for listening to it
   */
  SpeechRun(Optional<Plugin> listener, Ffmpeg ffmpeg, Duration timeLimit) {
    this.listener = listener;
    this.runs = new FfmpegRun(ffmpeg);
    this.timeLimit = timeLimit;
  }

  /**
   * Which part of a file.
   *
   * @param length for how long, to the end if absent
   */
  record Span(Duration start, Optional<Duration> length) {
    static Span of(Order order) {
      JsonNode config = Configs.object(order.config());
      return new Span(
          Duration.ofMillis(config.path("StartMillis").asLong()),
          config.has("LengthMillis")
              ? Optional.of(Duration.ofMillis(config.path("LengthMillis").asLong()))
              : Optional.empty());
    }

    /** The same as a job's configuration has it. */
    ObjectNode config() {
      ObjectNode config = Configs.empty().put("StartMillis", start.toMillis());
      length.ifPresent(time -> config.put("LengthMillis", time.toMillis()));
      return config;
    }

    /** What of it is in a sound of a length; zero or less if nothing is. */
    Duration in(Duration sound) {
      Duration left = sound.minus(start);
      return length.filter(wanted -> wanted.compareTo(left) < 0).orElse(left);
    }
  }

  JobEnd run(ProcessJob job, Maker.Source input, Path directory) throws IOException {
    if (listener.isEmpty()) {
      return JobEnd.Failed.of(
          "PluginNotConfigured",
          "No plug-in is configured that listens (media.transcript-plugin).");
    }
    Optional<MediaFacts.Sound> sound = input.facts().sound();
    Span span = Span.of(job.order());
    if (sound.isEmpty() || !span.in(sound.get().length()).isPositive()) {
      return JobEnd.Failed.of(
          "InvalidParameter.ResourceContentBad", "There is no sound in that part of the file.");
    }
    Path folder = Files.createDirectories(directory.resolve("speech"));
    Path taken = folder.resolve("sound.wav");
    Duration length = span.in(sound.get().length());
    Optional<JobEnd> bad = take(input, sound.get(), span.start(), length, taken);
    if (bad.isPresent()) {
      return bad.get();
    }
    var task =
        new Task(
            Task.Kind.TRANSCRIBE,
            job.jobId(),
            job.order().asset().orElse(""),
            job.order().name().orElse(""),
            Configs.object(job.order().shown()).path("EditingConfig").asText("{}"));
    var facts =
        new MediaFacts("wav", Optional.empty(), Optional.of(new MediaFacts.Sound(0, 1, length)), 0);
    return switch (listener.get().look(task, taken, facts, folder, timeLimit)) {
      case Plugin.Reply.NotAnswered(Outcome why) -> JobEnd.of(why);
      case Plugin.Reply.Answered(Findings findings) ->
          new JobEnd.Succeeded(new Result(List.of(), Optional.of(told(findings, span.start()))));
    };
  }

  private Optional<JobEnd> take(
      Maker.Source input, MediaFacts.Sound sound, Duration start, Duration length, Path target)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            FfmpegRun.input(input.facts().demuxer(), input.file(), List.of("-ss", seconds(start))));
    words.addAll(List.of("-map", "0:" + sound.stream(), "-t", seconds(length)));
    if (sound.channels() > MOST_CHANNELS) {
      words.addAll(List.of("-af", "pan=mono|c0=0.5*c0+0.5*c1")); // the others stand anywhere
    }
    words.addAll(List.of("-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav"));
    words.add("file:" + target.toAbsolutePath());
    return switch (runs.run(words, length, timeLimit, _ -> {})) {
      case FfmpegRun.Ending.Done _ -> Optional.empty();
      case FfmpegRun.Ending.Failed(String sentence) ->
          Optional.of(JobEnd.Failed.of("ProcessFailed", sentence));
      case FfmpegRun.Ending.TimedOut(Duration limit) ->
          Optional.of(JobEnd.of(new Outcome.TimedOut(limit)));
      case FfmpegRun.Ending.Cancelled _ -> Optional.of(new JobEnd.Interrupted());
    };
  }

  /** What was said, a JSON object with an array: when, in seconds of the file, and the words. */
  private static String told(Findings findings, Duration start) {
    ObjectNode data = Configs.empty();
    ArrayNode result = data.putArray("Result");
    for (Findings.Text text : findings.texts()) {
      result
          .addObject()
          .put("from", BigDecimal.valueOf(start.plus(text.from()).toMillis(), 3))
          .put("to", BigDecimal.valueOf(start.plus(text.to()).toMillis(), 3))
          .put("content", text.content());
    }
    return data.toString();
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).toPlainString();
  }
}
