package dev.cuepost.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;
import java.util.stream.Stream;

/**
 * A job as it stands.
 *
 * @param told what the server tells of it
 */
record Job(JobKind kind, JsonNode told) {
  private static final int WHOLE = 100;

  String id() {
    return told.path(kind.id()).asText();
  }

  /** In the server's words, which differ between kinds. */
  String status() {
    return first("Status", "State");
  }

  boolean ended() {
    return succeeded() || failed();
  }

  boolean succeeded() {
    return status().equals("Success");
  }

  private boolean failed() {
    return status().startsWith("Fail");
  }

  /** How far it has come, 0 to 100, as far as that is told. */
  int percent() {
    return ended() ? WHOLE : Math.max(told.path("Progress").asInt(), told.path("Percent").asInt());
  }

  /** Where its main file is; empty as long as that is not told. */
  String output() {
    return Stream.of("/MediaURL", "/OutputUrl", "/Output/Media", "/OutputGroup/0/Output/OutputUrl")
        .map(pointer -> told.at(pointer).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Why it failed; empty otherwise. */
  String reason() {
    String code = told.findPath("Code").asText();
    return failed() && !code.isEmpty() ? code + ": " + told.findPath("Message").asText() : "";
  }

  String created() {
    return first("CreateTime", "SubmitTime");
  }

  String over() {
    return first("CompleteTime", "FinishTime");
  }

  /** For programs: {@code Kind} and {@code Job}. */
  ObjectNode json() {
    ObjectNode json = Output.object().put("Kind", kind.word());
    json.set("Job", told);
    return json;
  }

  private String first(String... members) {
    return Stream.of(members)
        .map(member -> told.path(member).asText())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
