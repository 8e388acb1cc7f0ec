package dev.cuepost.console.queue;

import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A queue's attributes as the fields of a form. Durations are whole seconds. */
final class AttributesForm {
  private AttributesForm() {}

  static Fields of(QueueAttributes attributes) {
    return Fields.of(
        Map.of(
            "delay", Long.toString(attributes.delay().toSeconds()),
            "size", Integer.toString(attributes.maximumMessageBytes()),
            "retention", Long.toString(attributes.retention().toSeconds()),
            "visibility", Long.toString(attributes.visibilityTimeout().toSeconds()),
            "wait", Long.toString(attributes.pollingWait().toSeconds()),
            "logging", attributes.logging() ? "on" : ""));
  }

  /** Empty, with errors in the fields, if they are not right. */
  static Optional<QueueAttributes> read(Fields fields, Texts texts) {
    int delay = fields.number(texts, "delay", QueueLimits.DELAY_SECONDS);
    int size = fields.number(texts, "size", QueueLimits.MAXIMUM_MESSAGE_BYTES);
    int retention = fields.number(texts, "retention", QueueLimits.RETENTION_SECONDS);
    int visibility = fields.number(texts, "visibility", QueueLimits.VISIBILITY_SECONDS);
    int wait = fields.number(texts, "wait", QueueLimits.POLLING_WAIT_SECONDS);
    return fields.areRight()
        ? Optional.of(
            new QueueAttributes(
                Duration.ofSeconds(delay),
                size,
                Duration.ofSeconds(retention),
                Duration.ofSeconds(visibility),
                Duration.ofSeconds(wait),
                fields.checked("logging")))
        : Optional.empty();
  }
}
