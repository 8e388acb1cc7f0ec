package dev.cuepost.smq.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.SendOutcome.SentMessage;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Element;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import dev.cuepost.smq.wire.XmlWriter;
import java.time.Duration;
import java.util.List;

/**
 * SendMessage and BatchSendMessage, told apart by the root element. The engine stores a batch whole
 * or not at all, so there are no partial failures to report.
 */
final class SendMessages implements QueueOperation {

  private final QueueEngine engine;

  SendMessages(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "SendMessage";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var root = call.content().requiredRoot();
    return switch (root.name()) {
      case MessageXml.ONE -> {
        var draft = draft(root);
        var sent = send(queue, List.of(draft)).getFirst();
        yield Reply.document(Reply.CREATED, MessageXml.ONE, xml -> write(draft, sent, xml));
      }
      case MessageXml.MANY -> {
        var drafts = drafts(root);
        var sent = send(queue, drafts);
        yield Reply.document(
            Reply.CREATED,
            MessageXml.MANY,
            xml -> {
              for (int i = 0; i < drafts.size(); i++) {
                int item = i;
                xml.element(
                    MessageXml.ONE, message -> write(drafts.get(item), sent.get(item), message));
              }
            });
      }
      default -> throw SmqError.WRONG_SCHEMA.failure("the root element is not Message or Messages");
    };
  }

  private static List<Draft> drafts(Element root) {
    var messages = root.children(MessageXml.ONE);
    Limits.BATCH_MESSAGES.check(messages.size());
    var drafts = messages.stream().map(SendMessages::draft).toList();
    Limits.BATCH_BYTES.check(
        drafts.stream().mapToLong(draft -> draft.body().getBytes(UTF_8).length).sum());
    return drafts;
  }

  private static Draft draft(Element message) {
    var body =
        message
            .text("MessageBody")
            .orElseThrow(() -> SmqError.WRONG_SCHEMA.failure("MessageBody is missing"));
    var longest = Limits.body(Math.toIntExact(Limits.MESSAGE_SIZE.high()));
    longest.check(body.getBytes(UTF_8).length);
    return new Draft(
        body,
        priority(message),
        message.number(Limits.DELAY).map(Duration::ofSeconds),
        PropertiesXml.read(message));
  }

  private static int priority(Element message) {
    var priority = message.text(Limits.PRIORITY.name()).map(String::strip).orElse("");
    return priority.equals("0")
        ? Draft.DEFAULT_PRIORITY
        : message.number(Limits.PRIORITY).orElse(Draft.DEFAULT_PRIORITY);
  }

  private List<SentMessage> send(QueueId queue, List<Draft> drafts) {
    return switch (engine.send(queue, drafts)) {
      case SendOutcome.Sent(var messages) -> messages;
      case SendOutcome.NoSuchQueue() -> throw SmqError.NO_SUCH_QUEUE.failure();
      case SendOutcome.TooLong(int maximum) -> throw Limits.body(maximum).violated();
      case SendOutcome.NoSpace() -> throw SmqError.NO_SPACE.failure();
    };
  }

  /** The handle of a delayed message lets its sender take it back or release it early. */
  private static void write(Draft draft, SentMessage sent, XmlWriter xml) {
    xml.leaf("MessageId", sent.id()).leaf("MessageBodyMD5", MessageXml.md5(draft.body()));
    sent.lease().ifPresent(lease -> xml.leaf("ReceiptHandle", lease.handle()));
  }
}
