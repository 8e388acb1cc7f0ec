package dev.cuepost.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A delivery with its attempts, as a person reads it. */
public final class Journey {
  private static final double MICROS_A_MILLI = 1_000;
  private static final int ANSWER_SHOWN = 200;

  private Journey() {}

  /** Its lines. */
  public static List<String> lines(JsonNode delivery) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "delivery  %s (%s)".formatted(text(delivery, "DeliveryId"), text(delivery, "Purpose")));
    lines.add(
        "event     %s at %s%s%s"
            .formatted(
                text(delivery, "EventType"),
                text(delivery, "EventTime"),
                part(delivery, "JobId", ", job "),
                part(delivery, "MediaId", ", asset ")));
    lines.add("target    %s (%s)".formatted(text(delivery, "Target"), text(delivery, "Kind")));
    lines.add(
        "state     %s%s%s"
            .formatted(
                text(delivery, "State"),
                part(delivery, "EndTime", " since "),
                part(delivery, "DueTime", ", next attempt at ")));
    lines.add("text      " + text(delivery, "EventText"));
    for (JsonNode attempt : delivery.path("AttemptList")) {
      lines.add("attempt " + attempt(attempt));
      String answer = text(attempt, "Answer");
      if (!answer.isEmpty()) {
        lines.add("          it answered: " + shortened(answer));
      }
    }
    return lines;
  }

  /** One line. */
  static String attempt(JsonNode attempt) {
    return "%s  %s  %s ms%s%s%s%s%s  %s"
        .formatted(
            text(attempt, "Number"),
            text(attempt, "StartTime"),
            text(attempt, "DurationMillis"),
            part(attempt, "Address", "  "),
            millis(attempt, "DnsMicros", "name"),
            millis(attempt, "ConnectMicros", "connection"),
            millis(attempt, "TlsMicros", "TLS"),
            millis(attempt, "FirstByteMicros", "first byte"),
            text(attempt, "Outcome"));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }

  private static String part(JsonNode node, String name, String before) {
    return node.has(name) ? before + text(node, name) : "";
  }

  private static String millis(JsonNode attempt, String name, String phase) {
    return attempt.has(name)
        ? String.format(
            Locale.ROOT, "  %s %.1f ms", phase, attempt.path(name).asLong() / MICROS_A_MILLI)
        : "";
  }

  private static String shortened(String answer) {
    return answer.length() <= ANSWER_SHOWN ? answer : answer.substring(0, ANSWER_SHOWN) + "…";
  }
}
