package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the server's answers to the calls of the protocol. */
final class Answers {
  private static final int SERVER_FAULT = 500;

  private Answers() {}

  /** Each message of a batch has an answer of its own, whatever the status. */
  static Answer sent(Reply reply) throws GarbledAnswer {
    boolean batch = reply.root().filter(root -> root.name().equals("Messages")).isPresent();
    if (!reply.ok() && !batch) {
      return refused(reply);
    }
    List<SendResult> results = new ArrayList<>();
    for (Element item : items(reply)) {
      results.add(
          item.find("ErrorCode").isPresent()
              ? new SendResult.Rejected(item.leaf("ErrorCode"))
              : new SendResult.Accepted(
                  item.leaf("MessageId"), item.leaf("MessageBodyMD5"), item.find("ReceiptHandle")));
    }
    return new Answer.Sent(results);
  }

  static Answer seen(Reply reply) throws GarbledAnswer {
    if (!reply.ok()) {
      return reply.code().equals("MessageNotExist") ? new Answer.Seen(List.of()) : refused(reply);
    }
    List<Sighting> messages = new ArrayList<>();
    for (Element item : items(reply)) {
      var body = new Body(item.leaf("MessageBody"));
      Optional<String> handle = item.find("ReceiptHandle");
      messages.add(
          new Sighting(
              item.leaf("MessageId"),
              body.key(),
              body.md5(),
              item.leaf("MessageBodyMD5"),
              Math.toIntExact(item.number("DequeueCount")),
              handle.isPresent()
                  ? Optional.of(new SightedLease(handle.get(), time(item)))
                  : Optional.empty()));
    }
    return new Answer.Seen(messages);
  }

  /** A batch of which some failed is answered as not found, with a list of those. */
  static Answer deleted(Reply reply) throws GarbledAnswer {
    if (reply.ok()) {
      return new Answer.Deleted(Map.of());
    }
    if (reply.root().filter(root -> root.name().equals("Errors")).isEmpty()) {
      return refused(reply);
    }
    Map<String, String> refused = new HashMap<>();
    for (Element item : reply.document("Errors").children("Error")) {
      refused.put(item.leaf("ReceiptHandle"), item.leaf("ErrorCode"));
    }
    return new Answer.Deleted(refused);
  }

  static Answer hidden(Reply reply) throws GarbledAnswer {
    if (!reply.ok()) {
      return refused(reply);
    }
    Element change = reply.document("ChangeVisibility");
    return new Answer.Hidden(change.leaf("ReceiptHandle"), time(change));
  }

  /** A fault of the server says nothing about what it had done before. */
  private static Answer refused(Reply reply) {
    return reply.status() >= SERVER_FAULT
        ? new Answer.Unknown(reply.code())
        : new Answer.Failed(reply.code());
  }

  private static List<Element> items(Reply reply) throws GarbledAnswer {
    Element root =
        reply.root().orElseThrow(() -> new GarbledAnswer("an answer without a document"));
    return root.name().equals("Message") ? List.of(root) : root.children("Message");
  }

  private static Instant time(Element item) throws GarbledAnswer {
    return Instant.ofEpochMilli(item.number("NextVisibleTime"));
  }
}
