package dev.cuepost.audit.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of one JSON object of a history. Which of them is missing or wrong is told. */
record Fields(JsonNode object) {
  boolean has(String name) {
    return object.hasNonNull(name);
  }

  String text(String name) {
    return required(name, object.path(name).isTextual(), "a text").asText();
  }

  Optional<String> textIfAny(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return required(name, object.path(name).canConvertToLong(), "a whole number").asLong();
  }

  long number(String name, long otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  Duration seconds(String name, long otherwise) {
    return Duration.ofSeconds(number(name, otherwise));
  }

  Instant millis(String name) {
    return Instant.ofEpochMilli(number(name));
  }

  List<String> texts(String name) {
    return elements(name).map(JsonNode::asText).toList();
  }

  List<Fields> objects(String name) {
    return elements(name).map(Fields::new).toList();
  }

  private Stream<JsonNode> elements(String name) {
    return required(name, object.path(name).isArray(), "a list").valueStream();
  }

  <E extends Enum<E>> E word(String name, E[] constants) {
    String word = text(name);
    for (E constant : constants) {
      if (EventLine.word(constant).equals(word)) {
        return constant;
      }
    }
    throw new AuditProblem(
        "\"%s\" must be one of %s, was %s"
            .formatted(
                name,
                Stream.of(constants).map(EventLine::word).collect(Collectors.joining(", ")),
                word));
  }

  private JsonNode required(String name, boolean holds, String kind) {
    if (!holds) {
      throw new AuditProblem("\"%s\" must be %s, was %s".formatted(name, kind, object.path(name)));
    }
    return object.path(name);
  }
}
