package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.smq.wire.Element;
import dev.cuepost.smq.wire.XmlWriter;
import java.time.Duration;

/** A queue's attributes as the children of a {@code Queue} element. */
final class AttributesXml {
  static final String ROOT = "Queue";

  private AttributesXml() {}

  /** The attributes with those that the element names put in their places. */
  static QueueAttributes read(Element queue, QueueAttributes others) {
    return new QueueAttributes(
        queue.number(Limits.DELAY).map(Duration::ofSeconds).orElse(others.delay()),
        queue.number(Limits.MESSAGE_SIZE).orElse(others.maximumMessageBytes()),
        queue.number(Limits.RETENTION).map(Duration::ofSeconds).orElse(others.retention()),
        queue.number(Limits.VISIBILITY).map(Duration::ofSeconds).orElse(others.visibilityTimeout()),
        queue.number(Limits.POLLING_WAIT).map(Duration::ofSeconds).orElse(others.pollingWait()),
        queue.flag("LoggingEnabled").orElse(others.logging()),
        others.durability());
  }

  /** Everything that is told of a queue, in the service's own order. Times are epoch seconds. */
  static void write(QueueStatus status, XmlWriter xml) {
    var attributes = status.attributes();
    xml.leaf("QueueName", status.id().name())
        .leaf("DelaySeconds", attributes.delay().toSeconds())
        .leaf("MaximumMessageSize", attributes.maximumMessageBytes())
        .leaf("MessageRetentionPeriod", attributes.retention().toSeconds())
        .leaf("VisibilityTimeout", attributes.visibilityTimeout().toSeconds())
        .leaf("CreateTime", status.createdAt().getEpochSecond())
        .leaf("LastModifyTime", status.modifiedAt().getEpochSecond())
        .leaf("PollingWaitSeconds", attributes.pollingWait().toSeconds())
        .leaf("ActiveMessages", status.active())
        .leaf("InactiveMessages", status.inactive())
        .leaf("DelayMessages", status.delayed())
        .flag("LoggingEnabled", attributes.logging())
        .leaf("MessageType", 0)
        .flag("EnableSSE", false);
  }

  /** The address of a queue under the endpoint that the client used. */
  static String url(String endpoint, String queue) {
    return endpoint + "/queues/" + queue;
  }
}
