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
  public String review(Order order, List<Findings> files, List<String> pictures) {
    JsonNode covers = Configs.object(order.shown()).path("CoverImages");
    int before = files.size() - covers.size();
    ObjectNode data = Configs.empty();
    data.put(
        "Suggestion",
        LookWords.word(
            files.stream().map(ImsLookWords::suggestion).max(Suggestion::compareTo).orElseThrow()));
    if (before > 0) {
      ObjectNode film = data.putObject("VensorCensorResult");
      film.putObject("CensorResults").set("CensorResult", results(files.getFirst()));
      List<Duration> moments = LookWords.moments(order, files);
      if (!moments.isEmpty()) {
        ArrayNode told = film.putObject("VideoTimelines").putArray("VideoTimeline");
        for (int number = 0; number < moments.size(); number++) {
          ObjectNode moment = told.addObject().put("Timestamp", clock(moments.get(number)));
          if (number < pictures.size()) {
            moment.put("Object", pictures.get(number));
          }
          moment
              .putObject("CensorResults")
              .set("CensorResult", seen(files.getFirst(), moments.get(number)));
        }
      }
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

  /** As {@code 00:02:59.999}. */
  private static String clock(Duration moment) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        moment.toHours(),
        moment.toMinutesPart(),
        moment.toSecondsPart(),
        moment.toMillisPart());
  }

  /** The scenes that begin at a moment. */
  private static ArrayNode seen(Findings findings, Duration moment) {
    ArrayNode results = Configs.empty().arrayNode();
    for (Findings.Scene scene : findings.scenes()) {
      scene.occurrences().stream()
          .filter(occurrence -> occurrence.from().equals(moment))
          .findFirst()
          .ifPresent(occurrence -> results.add(told(scene, occurrence.score().or(scene::score))));
    }
    return results;
  }

  private static ObjectNode told(Findings.Scene scene, Optional<Double> score) {
    ObjectNode told =
        Configs.empty()
            .put("Scene", scene.scene())
            .put("Label", scene.label())
            .put("Suggestion", LookWords.word(scene.suggestion()));
    score.map(LookWords::score).ifPresent(text -> told.put("Rate", text));
    return told;
  }

  /** One for each scene, and what is suggested alone where that is graver than all of them. */
  private static ArrayNode results(Findings findings) {
    ArrayNode results = Configs.empty().arrayNode();
    for (Findings.Scene scene : findings.scenes()) {
      results.add(told(scene, scene.score()));
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
