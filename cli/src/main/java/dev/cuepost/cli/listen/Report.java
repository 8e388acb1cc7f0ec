package dev.cuepost.cli.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.callback.signature.BodySignature;
import dev.cuepost.cli.output.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Prints requests, one readable line each with details below it, or as lines of JSON. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> IDS = List.of("JobId", "MediaId", "VideoId", "Status");

  private final PrintWriter out;
  private final boolean asJson;
  private final boolean wholeBody;

  Report(PrintWriter out, boolean asJson, boolean wholeBody) {
    this.out = out;
    this.asJson = asJson;
    this.wholeBody = wholeBody;
  }

  /**
   * Prints one.
   *
   * @param attempt which time this event's id came, from 1
   */
  synchronized void print(Received request, Verdict verdict, int attempt, String answer) {
    Optional<JsonNode> event = event(request.body());
    if (asJson) {
      printJson(request, verdict, attempt, answer, event);
    } else {
      printLines(request, verdict, attempt, answer, event);
    }
    out.flush();
  }

  private void printLines(
      Received request, Verdict verdict, int attempt, String answer, Optional<JsonNode> event) {
    var line = new StringBuilder(request.at().truncatedTo(ChronoUnit.SECONDS).toString());
    line.append(' ').append(event.map(Report::type).orElse("(not a JSON object)"));
    for (String name : IDS) {
      String value = event.map(each -> field(each, name)).orElse("");
      if (!value.isEmpty()) {
        line.append(' ').append(name).append('=').append(value);
      }
    }
    line.append(", ")
        .append(
            switch (verdict.state()) {
              case VERIFIED -> "verified";
              case FAILED -> "NOT VERIFIED";
              case UNCHECKED -> "not checked (no --key, no --secret)";
            });
    line.append(", ").append(answer);
    out.println(line);
    out.println("  " + Printable.of(request.method() + " " + request.url()));
    request
        .header(BodySignature.ID_HEADER)
        .ifPresent(id ->
            out.println(
                "  webhook-id " + Printable.of(id) + (attempt > 1 ? ", " + nth(attempt) : "")));
    verdict.findings().forEach(finding -> out.println("  " + finding));
    if (wholeBody) {
      event
          .map(JsonNode::toPrettyString)
          .ifPresentOrElse(
              text -> out.println(Printable.lines(text).indent(2).stripTrailing()),
              () -> out.println("  " + Printable.of(text(request.body()))));
    }
  }

  private void printJson(
      Received request, Verdict verdict, int attempt, String answer, Optional<JsonNode> event) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", request.at().toString());
    line.put("method", Printable.of(request.method()));
    line.put("url", Printable.of(request.url()));
    event.ifPresent(each -> {
      line.put("eventType", field(each, "EventType"));
      IDS.forEach(name -> {
        String value = field(each, name);
        if (!value.isEmpty()) {
          line.put(name, value);
        }
      });
    });
    request.header(BodySignature.ID_HEADER).ifPresent(id -> line.put("id", Printable.of(id)));
    line.put("attempt", attempt);
    line.put("verification", verdict.state().name());
    verdict.findings().forEach(line.withArray("findings")::add);
    line.put("answer", answer);
    if (wholeBody) {
      line.put("body", Printable.lines(text(request.body())));
    }
    try {
      out.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  private static Optional<JsonNode> event(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String type(JsonNode event) {
    String type = field(event, "EventType");
    return type.isEmpty() ? "(no EventType)" : type;
  }

  /** Of the envelope (VOD) or of the message in it (IMS). */
  private static String field(JsonNode event, String name) {
    String value = event.path(name).asText();
    return Printable.of(value.isEmpty() ? event.path("MessageBody").path(name).asText() : value);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String nth(int attempt) {
    boolean teen = attempt / 10 % 10 == 1;
    String ending =
        switch (teen ? 0 : attempt % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return attempt + ending + " time";
  }
}
