package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.outcome.Outcome;
import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.process.plugin.Suggestion;
import dev.cuepost.media.process.plugin.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks the operator's plug-in about a file. Nothing is found that it does not say. */
final class LookRun {
  private final Optional<Plugin> plugin;
  private final Duration timeLimit;

  LookRun(Optional<Plugin> plugin, Duration timeLimit) {
    this.plugin = plugin;
    this.timeLimit = timeLimit;
  }

  JobEnd run(ProcessJob job, Maker.Source input, Path directory) throws IOException {
    if (plugin.isEmpty()) {
      return JobEnd.Failed.of(
          "PluginNotConfigured", "No plug-in is configured that looks at media (media.plugin).");
    }
    Task.Kind kind = job.kind() == JobKind.TAG ? Task.Kind.TAG : Task.Kind.AUDIT;
    var task =
        new Task(
            kind,
            job.jobId(),
            job.mediaId().orElse(""),
            job.order().name().orElse(""),
            job.order().config());
    return switch (plugin
        .get()
        .look(task, input.file(), input.facts(), directory.resolve("look"), timeLimit)) {
      case Plugin.Reply.Answered(Findings findings) ->
          new JobEnd.Succeeded(
              new Result(
                  List.of(),
                  Optional.of(kind == Task.Kind.TAG ? tags(findings) : review(findings))));
      case Plugin.Reply.NotAnswered(Outcome why) -> JobEnd.of(why);
    };
  }

  /** Tags as VOD tells them: persons and places by themselves, all else and all texts as words. */
  private static String tags(Findings findings) {
    ObjectNode data = Configs.empty();
    for (Findings.Label label : findings.labels()) {
      String list =
          switch (label.category().toLowerCase(Locale.ROOT)) {
            case "person", "face" -> "Person";
            case "location", "place" -> "Location";
            default -> "Keyword";
          };
      tag(
          data,
          list,
          label.name(),
          label.occurrences().stream().map(Findings.Occurrence::from).toList());
    }
    findings.texts().forEach(text -> tag(data, "Keyword", text.content(), List.of(text.from())));
    return data.toString();
  }

  private static void tag(ObjectNode data, String list, String name, List<Duration> times) {
    ObjectNode tag = data.withArray(list).addObject();
    ArrayNode array = tag.putArray("Times");
    times.forEach(time -> array.add(Long.toString(time.toMillis())));
    tag.put("Tag", name);
  }

  /** A review as VOD tells it: the gravest of all scenes, and each of them. */
  private static String review(Findings findings) {
    Suggestion suggestion = findings.suggestion().orElse(Suggestion.REVIEW);
    String label =
        findings.scenes().stream()
            .filter(scene -> scene.suggestion() == suggestion)
            .map(Findings.Scene::label)
            .findFirst()
            .orElse("normal");
    ObjectNode data = Configs.empty();
    data.put("AbnormalModules", suggestion == Suggestion.PASS ? "" : "video");
    data.put("Label", label);
    data.put("Suggestion", word(suggestion));
    ObjectNode video = data.putObject("VideoResult");
    video.put("Suggestion", word(suggestion));
    video.put("Label", label);
    for (Findings.Scene scene : findings.scenes()) {
      String score = String.format(Locale.ROOT, "%.2f", scene.score().orElse(0.0));
      video
          .putObject(capital(scene.scene()) + "Result")
          .put("Suggestion", word(scene.suggestion()))
          .put("Label", scene.label())
          .put("MaxScore", score)
          .put("AverageScore", score);
    }
    return data.toString();
  }

  private static String word(Suggestion suggestion) {
    return suggestion.name().toLowerCase(Locale.ROOT);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
