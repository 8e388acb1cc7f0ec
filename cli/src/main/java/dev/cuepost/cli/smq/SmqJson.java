package dev.cuepost.cli.smq;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.client.Xml;
import java.util.Set;

/** Elements of the protocol as JSON objects: numbers and flags as such, all else as text. */
final class SmqJson {
  private static final Set<String> NUMBERS =
      Set.of(
          "DelaySeconds",
          "MaximumMessageSize",
          "MessageRetentionPeriod",
          "VisibilityTimeout",
          "PollingWaitSeconds",
          "CreateTime",
          "LastModifyTime",
          "ActiveMessages",
          "InactiveMessages",
          "DelayMessages",
          "MessageType",
          "EnqueueTime",
          "FirstDequeueTime",
          "NextVisibleTime",
          "DequeueCount",
          "Priority");
  private static final Set<String> FLAGS = Set.of("LoggingEnabled", "EnableSSE");

  private SmqJson() {}

  static ObjectNode of(Xml element) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Xml child : element.children()) {
      String text = child.text();
      if (!child.children().isEmpty()) {
        json.set(child.name(), of(child));
      } else if (NUMBERS.contains(child.name()) && text.matches("-?[0-9]{1,18}")) {
        json.put(child.name(), Long.parseLong(text));
      } else if (FLAGS.contains(child.name())) {
        json.put(child.name(), Boolean.parseBoolean(text));
      } else {
        json.put(child.name(), text);
      }
    }
    return json;
  }
}
