package dev.cuepost.openapi.ims;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.openapi.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tagging job has found, in the words of a search. Source: SDK ice-20201109, SearchMedia.
 */
final class TagAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TagAnswer() {}

  /**
   * {@code AiLabelInfo} and {@code OcrInfo}.
   *
   * @param found the result of the job, as QuerySmarttagJob tells it, a JSON object
   */
  static Fields of(String found) {
    List<Fields> labels = new ArrayList<>();
    List<Fields> texts = new ArrayList<>();
    for (JsonNode result : read(found).path("Result")) {
      JsonNode data = read(result.path("Data").asText("{}"));
      data.path("persons").forEach(person -> labels.add(label("person", person, "name")));
      data.path("tags")
          .forEach(tag -> labels.add(label(tag.path("mainTagName").asText(), tag, "subTagName")));
      data.path("details").forEach(detail -> texts.addAll(texts(detail)));
    }
    return new Fields().items("AiLabelInfo", labels).items("OcrInfo", texts);
  }

  private static Fields label(String category, JsonNode label, String name) {
    List<Fields> occurrences = new ArrayList<>();
    for (JsonNode one : label.path("occurrences")) {
      occurrences.add(
          new Fields()
              .real("From", number(one, "from"))
              .real("To", number(one, "to"))
              .real("Score", number(one, "score")));
    }
    return new Fields()
        .text("Category", category)
        .text("LabelName", label.path(name).asText())
        .items("Occurrences", occurrences);
  }

  private static List<Fields> texts(JsonNode detail) {
    List<Fields> texts = new ArrayList<>();
    for (JsonNode one : detail.path("info")) {
      texts.add(
          new Fields()
              .text("Content", one.path("content").asText())
              .real("Timestamp", number(detail, "timestamp")));
    }
    return texts;
  }

  private static Optional<Double> number(JsonNode node, String name) {
    return Optional.of(node.path(name)).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what a job has found is no JSON", e);
    }
  }
}
