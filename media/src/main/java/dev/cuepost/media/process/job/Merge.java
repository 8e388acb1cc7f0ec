package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Lays what a job says over what its template says, leaf by leaf. Names go by any case. */
final class Merge {
  private Merge() {}

  /**
   * Changes the base.
   *
   * @param over may be anything; what is no object replaces nothing
   */
  static ObjectNode over(ObjectNode base, JsonNode over) {
    over.properties()
        .forEach(member -> {
          String name = nameIn(base, member.getKey()).orElse(member.getKey());
          JsonNode there = base.path(name);
          if (there instanceof ObjectNode inner && member.getValue().isObject()) {
            over(inner, member.getValue());
          } else {
            base.set(name, member.getValue().deepCopy());
          }
        });
    return base;
  }

  private static Optional<String> nameIn(ObjectNode node, String name) {
    return node.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name::equalsIgnoreCase)
        .findFirst();
  }
}
