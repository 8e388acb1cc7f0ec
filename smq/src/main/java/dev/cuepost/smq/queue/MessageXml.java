package dev.cuepost.smq.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.Lease;
import dev.cuepost.queue.Message;
import dev.cuepost.smq.wire.Content;
import dev.cuepost.smq.wire.XmlWriter;
import java.util.HexFormat;
import java.util.Optional;

/** A message as the children of a {@code Message} element, in the service's order. */
final class MessageXml {
  static final String ONE = "Message";
  static final String MANY = "Messages";

  private MessageXml() {}

  /**
   * All of a message. Times are epoch milliseconds.
   *
   * @param lease what only a receive tells
   */
  static void write(Message message, Optional<Lease> lease, XmlWriter xml) {
    xml.leaf("MessageId", message.id())
        .leaf("MessageBodyMD5", md5(message.body()))
        .leaf("MessageBody", message.body());
    lease.ifPresent(held -> xml.leaf("ReceiptHandle", held.handle()));
    xml.leaf("EnqueueTime", message.enqueuedAt().toEpochMilli())
        .leaf(
            "FirstDequeueTime",
            message.firstDequeuedAt().orElse(message.enqueuedAt()).toEpochMilli());
    lease.ifPresent(held -> xml.leaf("NextVisibleTime", held.until().toEpochMilli()));
    xml.leaf("DequeueCount", message.dequeueCount()).leaf("Priority", message.priority());
    PropertiesXml.write(message.properties(), xml);
  }

  /** Upper-case hex MD5 of the text as it went over the wire. */
  static String md5(String body) {
    return HexFormat.of().withUpperCase().formatHex(Content.md5(body.getBytes(UTF_8)));
  }
}
