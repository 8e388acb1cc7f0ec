package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Lease;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.SendOutcome.SentMessage;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.MessageIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends messages to a queue: all of a call or none. */
final class Sending {
  private final Store store;
  private final HandleSigner signer;
  private final MessageIds ids;

  Sending(Store store, HandleSigner signer, MessageIds ids) {
    this.store = store;
    this.signer = signer;
    this.ids = ids;
  }

  SendOutcome send(RocksQueue queue, List<Draft> drafts) {
    List<byte[]> bodies = new ArrayList<>(drafts.size());
    int longest = 0;
    for (Draft draft : drafts) {
      byte[] body = draft.body().getBytes(UTF_8);
      bodies.add(body);
      longest = Math.max(longest, body.length);
    }
    if (store.isNearlyFull()) {
      return new SendOutcome.NoSpace();
    }
    long incarnation;
    Write write;
    queue.lock.lock();
    try {
      if (!queue.standing) {
        return new SendOutcome.NoSuchQueue();
      }
      int maximum = queue.definition.attributes().maximumMessageBytes();
      if (longest > maximum) {
        return new SendOutcome.TooLong(maximum);
      }
      incarnation = queue.incarnation();
      write = enter(queue, drafts, bodies);
    } finally {
      queue.lock.unlock();
    }
    queue.finish(write);
    List<SentMessage> sent = new ArrayList<>(drafts.size());
    for (StoredMessage message : write.after()) {
      sent.add(sent(write, incarnation, message));
    }
    return new SendOutcome.Sent(sent);
  }

  private Write enter(RocksQueue queue, List<Draft> drafts, List<byte[]> bodies) {
    QueueAttributes attributes = queue.definition.attributes();
    EngineClock.Reading time = queue.advance();
    Changes changes = queue.changes();
    List<StoredMessage> messages = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      StoredMessage message =
          StoredMessage.sent(
              queue.tally.nextSequence(),
              ids.next(),
              draft.priority(),
              time,
              draft.delay().orElse(attributes.delay()),
              attributes.retention());
      changes.send(message, ContentCodec.bytes(bodies.get(i), draft.properties()));
      messages.add(message);
    }
    return queue.begin(List.of(), messages, changes, time);
  }

  private SentMessage sent(Write write, long incarnation, StoredMessage message) {
    Optional<Lease> lease =
        message.lease() == 0
            ? Optional.empty()
            : Optional.of(message.lease(signer, incarnation, write.time()));
    return new SentMessage(message.id(), lease);
  }
}
