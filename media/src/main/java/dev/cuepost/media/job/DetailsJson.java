package dev.cuepost.media.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.media.asset.Details;
import java.util.List;
import java.util.Optional;

/** What is said of an output, as a text of a row. */
final class DetailsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DetailsJson() {}

  static String write(Details details) {
    var text = JSON.createObjectNode();
    text.put("title", details.title());
    text.put("description", details.description());
    text.put("tags", String.join(",", details.tags()));
    details.category().ifPresent(id -> text.put("category", id));
    details.coverUrl().ifPresent(url -> text.put("cover", url));
    details.businessType().ifPresent(type -> text.put("business", type));
    return text.toString();
  }

  static Details read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      String tags = json.path("tags").asText();
      return new Details(
          json.path("title").asText(),
          json.path("description").asText(),
          tags.isEmpty() ? List.of() : List.of(tags.split(",", -1)),
          Optional.of(json.path("category")).filter(JsonNode::isNumber).map(JsonNode::asLong),
          text(json, "cover"),
          text(json, "business"),
          Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a job's details are no JSON: " + text, e);
    }
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
