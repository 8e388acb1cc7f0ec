package dev.cuepost.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.audit.callback.check.Accusation.Promise;
import dev.cuepost.audit.callback.check.Judgement;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.check.Violation.Kind;

/** Verdicts for programs: {@code Clean}, {@code Broken} by promise, and each case. */
final class VerdictJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private VerdictJson() {}

  /** Of queues, with {@code Counts} and {@code Violations}. */
  static String of(Verdict verdict) {
    ObjectNode json = JSON.createObjectNode().put("Clean", verdict.clean());
    json.set("Counts", JSON.valueToTree(verdict.counts()));
    ObjectNode broken = json.putObject("Broken");
    for (Kind kind : Kind.values()) {
      broken.put(kind.name(), verdict.count(kind));
    }
    json.set("Violations", JSON.valueToTree(verdict.violations()));
    return written(json);
  }

  /** Of callbacks, with {@code Accusations}. */
  static String of(Judgement judgement) {
    ObjectNode json = JSON.createObjectNode().put("Clean", judgement.clean());
    ObjectNode broken = json.putObject("Broken");
    for (Promise promise : Promise.values()) {
      broken.put(promise.name(), judgement.of(promise).size());
    }
    json.set("Accusations", JSON.valueToTree(judgement.accusations()));
    return written(json);
  }

  private static String written(ObjectNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }
}
