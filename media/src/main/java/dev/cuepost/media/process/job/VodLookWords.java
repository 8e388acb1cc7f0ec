package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Suggestion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a plug-in found, as VOD tells it. */
record VodLookWords() implements LookWords {
  /** Of the moments of a scene, those with the highest scores. */
  private static final int MOST_TOLD = 10;

  /** Tags as VOD tells them: persons and places by themselves, all else and all texts as words. */
  @Override
  public String tags(Order order, Findings findings) {
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
  @Override
  public String review(Order order, List<Findings> files, List<String> pictures) {
    Findings findings = files.getFirst();
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
    data.put("Suggestion", LookWords.word(suggestion));
    ObjectNode video = data.putObject("VideoResult");
    video.put("Suggestion", LookWords.word(suggestion));
    video.put("Label", label);
    for (Findings.Scene scene : findings.scenes()) {
      scene(video.putObject(capital(scene.scene()) + "Result"), scene);
    }
    return data.toString();
  }

  private static void scene(ObjectNode told, Findings.Scene scene) {
    double whole = scene.score().orElse(0.0);
    List<Double> scores =
        scene.occurrences().stream().map(one -> one.score().orElse(whole)).toList();
    told.put("Suggestion", LookWords.word(scene.suggestion()))
        .put("Label", scene.label())
        .put(
            "MaxScore",
            LookWords.score(scores.stream().mapToDouble(score -> score).max().orElse(whole)))
        .put(
            "AverageScore",
            LookWords.score(scores.stream().mapToDouble(score -> score).average().orElse(whole)));
    if (scores.isEmpty()) {
      return;
    }
    ArrayNode top = told.putArray("TopList");
    scene.occurrences().stream()
        .sorted(Comparator.comparingDouble((Findings.Occurrence one) -> -one.score().orElse(whole)))
        .limit(MOST_TOLD)
        .forEach(one ->
            top.addObject()
                .put("Score", LookWords.score(one.score().orElse(whole)))
                .put("Label", scene.label())
                .put("Timestamp", Long.toString(one.from().toMillis())));
    told.putArray("CounterList")
        .addObject()
        .put("Label", scene.label())
        .put("Count", scores.size());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
