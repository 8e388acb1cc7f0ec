package dev.cuepost.cli.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.output.Times;
import dev.cuepost.cli.smq.BodyText;

/**
 * Messages as they are told: {@code MessageBody} is the text that was meant, {@code BodyEncoding}
 * says how it came, {@code base64} or {@code raw}.
 *
 * @param raw whether bodies are left as they came
 */
record Messages(Output out, boolean raw) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The message with its body made readable. */
  ObjectNode readable(ObjectNode message) {
    String wire = message.path("MessageBody").asText();
    BodyText body = raw ? new BodyText(wire, false) : BodyText.read(wire);
    return message
        .put("MessageBody", body.text())
        .put("BodyEncoding", body.base64() ? "base64" : "raw");
  }

  /** For people: a line about it, then its body, as JSON if it is some. */
  void print(ObjectNode message) {
    String handle = message.path("ReceiptHandle").asText();
    String until = Times.shown(message.path("NextVisibleTime"));
    out.line(
        "message %s, sent %s, received %s times, priority %s"
            .formatted(
                message.path("MessageId").asText(),
                Times.shown(message.path("EnqueueTime")),
                message.path("DequeueCount").asText(),
                message.path("Priority").asText()));
    if (!handle.isEmpty()) {
      out.line("handle  %s, until %s".formatted(handle, until));
    }
    out.text(pretty(message.path("MessageBody").asText()).indent(2).stripTrailing());
  }

  private static String pretty(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isContainerNode() ? json.toPrettyString() : body;
    } catch (JsonProcessingException _) {
      return body;
    }
  }
}
