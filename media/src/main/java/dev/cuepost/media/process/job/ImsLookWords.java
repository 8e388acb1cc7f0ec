package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.media.process.plugin.Findings;
import dev.cuepost.media.process.plugin.Suggestion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a plug-in found, as IMS tells it: the members of QuerySmarttagJob and
 * QueryMediaCensorJobDetail. What the plug-in does not say has no member.
 *
 * <p>Source: IMS documentation, QuerySmarttagJob, "Result parameters"; SDK ice-20201109.
 */
record ImsLookWords() implements LookWords {
  @Override
  public String tags(Order order, Findings findings) {
    ObjectNode data = Configs.empty();
    ArrayNode results = data.putArray("Result");
    result(results, "VideoLabel", labels(findings));
    if (Configs.object(order.config()).path("Params").path("needOcrData").asBoolean()) {
      result(results, "OCR", texts(findings));
    }
    return data.toString();
  }

  private static void result(ArrayNode results, String type, ObjectNode data) {
    results.addObject().put("Type", type).put("Data", data.toString());
  }

  /** Persons by themselves; a category of other things is a main tag. */
  private static ObjectNode labels(Findings findings) {
    ObjectNode labels = Configs.empty();
    ArrayNode persons = labels.putArray("persons");
    ArrayNode tags = labels.putArray("tags");
    for (Findings.Label label : findings.labels()) {
      ObjectNode told =
          switch (label.category().toLowerCase(Locale.ROOT)) {
            case "person", "face" ->
                persons.addObject().put("name", label.name()).put("category", "unknown");
            default ->
                tags.addObject()
                    .put("mainTagName", label.category())
                    .put("subTagName", label.name());
          };
      ArrayNode occurrences = told.putArray("occurrences");
      for (Findings.Occurrence occurrence : label.occurrences()) {
        ObjectNode one = occurrences.addObject();
        occurrence.score().or(label::score).ifPresent(score -> one.put("score", score));
        one.put("from", seconds(occurrence.from()));
        one.put("to", seconds(occurrence.to()));
      }
    }
    return labels;
  }

  private static ObjectNode texts(Findings findings) {
    Map<Duration, List<String>> byTime = new TreeMap<>();
    findings
        .texts()
        .forEach(text ->
            byTime.computeIfAbsent(text.from(), _ -> new ArrayList<>()).add(text.content()));
    ObjectNode texts = Configs.empty();
    ArrayNode details = texts.putArray("details");
    byTime.forEach((time, contents) -> {
      ObjectNode detail = details.addObject().put("timestamp", seconds(time));
      ArrayNode info = detail.putArray("info");
      contents.forEach(content -> info.addObject().put("content", content));
    });
    return texts;
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3);
  }

  @Override
  public String review(Order order, List<Findings> files) {
    JsonNode covers = Configs.object(order.shown()).path("CoverImages");
    int before = files.size() - covers.size();
    ObjectNode data = Configs.empty();
    data.put(
        "Suggestion",
        LookWords.word(
            files.stream().map(ImsLookWords::suggestion).max(Suggestion::compareTo).orElseThrow()));
    if (before > 0) {
      data.putObject("VensorCensorResult")
          .putObject("CensorResults")
          .set("CensorResult", results(files.getFirst()));
    }
    if (!covers.isEmpty()) {
      ArrayNode told = data.putObject("CoverImageCensorResults").putArray("CoverImageCensorResult");
      for (int number = 0; number < covers.size(); number++) {
        ObjectNode cover = told.addObject();
        cover.setAll((ObjectNode) covers.get(number).deepCopy());
        cover.putObject("Results").set("Result", results(files.get(before + number)));
      }
    }
    return data.toString();
  }

  /** One for each scene, and what is suggested alone where that is graver than all of them. */
  private static ArrayNode results(Findings findings) {
    ArrayNode results = Configs.empty().arrayNode();
    for (Findings.Scene scene : findings.scenes()) {
      ObjectNode told =
          results
              .addObject()
              .put("Scene", scene.scene())
              .put("Label", scene.label())
              .put("Suggestion", LookWords.word(scene.suggestion()));
      Optional<String> rate = scene.score().map(LookWords::score);
      rate.ifPresent(text -> told.put("Rate", text));
    }
    Suggestion whole = suggestion(findings);
    if (findings.scenes().stream().allMatch(scene -> scene.suggestion().compareTo(whole) < 0)) {
      results.addObject().put("Suggestion", LookWords.word(whole));
    }
    return results;
  }

  private static Suggestion suggestion(Findings findings) {
    return findings.suggestion().orElse(Suggestion.REVIEW);
  }
}
