package dev.cuepost.audit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event as one line of JSON, as {@code docs/audit.md} describes it. */
final class EventLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventLine() {}

  static String write(Event event) {
    ObjectNode line = JSON.createObjectNode();
    switch (event) {
      case Event.Invoked(var operation, var at, var request) -> {
        operation(line, operation).put("phase", "invoked");
        moment(line, at);
        RequestFields.write(request, line);
      }
      case Event.Ended(var operation, var at, var answer) -> {
        operation(line, operation);
        moment(line, at);
        AnswerFields.write(answer, line);
      }
      case Event.Noted(var at, var note) -> {
        moment(line, at);
        NoteFields.write(note, line);
      }
    }
    return line.toString();
  }

  private static ObjectNode operation(ObjectNode line, OperationId operation) {
    return line.put("client", operation.client()).put("op", operation.number());
  }

  private static void moment(ObjectNode line, Moment at) {
    line.put("wall", at.wall().toEpochMilli()).put("clock", at.clock()).put("nanos", at.nanos());
  }

  /**
   * @throws AuditProblem if the line is no event
   */
  static Event read(String line) {
    var fields = new Fields(parse(line));
    var at =
        new Moment(
            fields.text("clock"),
            fields.number("nanos"),
            Instant.ofEpochMilli(fields.number("wall")));
    if (fields.has("note")) {
      return new Event.Noted(at, NoteFields.read(fields));
    }
    var operation = new OperationId(fields.text("client"), fields.number("op"));
    return fields.text("phase").equals("invoked")
        ? new Event.Invoked(operation, at, RequestFields.read(fields))
        : new Event.Ended(operation, at, AnswerFields.read(fields));
  }

  private static JsonNode parse(String line) {
    try {
      @Nullable JsonNode node = JSON.readTree(line);
      if (node == null || !node.isObject()) {
        throw new AuditProblem("a line must be a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new AuditProblem("a line must be a JSON object: " + e.getOriginalMessage(), e);
    }
  }

  /** The name of a constant in a history. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
