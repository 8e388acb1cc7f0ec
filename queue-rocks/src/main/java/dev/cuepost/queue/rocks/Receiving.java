package dev.cuepost.queue.rocks;

import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.rocks.RocksQueue.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Receives and peeks. The leases of a receive are synced before it answers. */
final class Receiving {
  private final Store store;
  private final HandleSigner signer;

  Receiving(Store store, HandleSigner signer) {
    this.store = store;
    this.signer = signer;
  }

  ReceiveOutcome receive(RocksQueue queue, int max, Optional<Duration> wait) {
    long incarnation;
    Write write;
    queue.lock.lock();
    try {
      long now = queue.advance();
      long deadline = now + wait.orElse(queue.definition.attributes().pollingWait()).toMillis();
      while (true) {
        if (!queue.standing) {
          return new ReceiveOutcome.NoSuchQueue();
        }
        if (queue.closing || Thread.currentThread().isInterrupted()) {
          return new ReceiveOutcome.Nothing();
        }
        if (queue.index.hasReady()) {
          break;
        }
        if (now >= deadline) {
          return new ReceiveOutcome.Nothing();
        }
        queue.parked.park(queue.index.nextVisibleAt(), deadline);
        now = queue.advance();
      }
      incarnation = queue.incarnation();
      write = take(queue, max, now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReceiveOutcome.Nothing();
    } finally {
      queue.wakeNext();
      queue.lock.unlock();
    }
    return answer(queue, incarnation, write);
  }

  private static Write take(RocksQueue queue, int max, long now) {
    Duration timeout = queue.definition.attributes().visibilityTimeout();
    List<StoredMessage> before = queue.index.ready(max);
    List<StoredMessage> after =
        before.stream().map(message -> message.received(now, timeout)).toList();
    var changes = new Changes();
    after.forEach(message -> changes.put(queue.incarnation(), message));
    return queue.begin(before, after, changes);
  }

  /** Reads the contents while the leases are on their way to the disk. */
  private ReceiveOutcome answer(RocksQueue queue, long incarnation, Write write) {
    List<Optional<MessageContent>> contents;
    try {
      contents = store.contents(incarnation, write.after());
    } finally {
      queue.finish(write);
    }
    List<LeasedMessage> messages = new ArrayList<>(contents.size());
    for (int i = 0; i < contents.size(); i++) {
      StoredMessage message = write.after().get(i);
      Optional<MessageContent> content = contents.get(i);
      if (content.isEmpty()) {
        return withoutBody(queue, message);
      }
      messages.add(
          new LeasedMessage(message.with(content.get()), signer.lease(incarnation, message)));
    }
    return new ReceiveOutcome.Received(messages);
  }

  private static ReceiveOutcome withoutBody(RocksQueue queue, StoredMessage message) {
    queue.lock.lock();
    try {
      if (queue.standing) {
        throw new UncheckedIOException(
            new IOException(
                "the body of message %s of queue %s is lost"
                    .formatted(message.id(), queue.definition.id())));
      }
      return new ReceiveOutcome.NoSuchQueue(); // deleted meanwhile
    } finally {
      queue.lock.unlock();
    }
  }

  PeekOutcome peek(RocksQueue queue, int max) {
    long incarnation;
    List<StoredMessage> seen;
    queue.lock.lock();
    try {
      if (!queue.standing) {
        return new PeekOutcome.NoSuchQueue();
      }
      queue.advance();
      incarnation = queue.incarnation();
      seen = queue.index.ready(max);
    } finally {
      queue.lock.unlock();
    }
    List<Optional<MessageContent>> contents = store.contents(incarnation, seen);
    List<Message> messages = new ArrayList<>(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      StoredMessage message = seen.get(i);
      // Without a body it was received and deleted since the look.
      contents.get(i).ifPresent(content -> messages.add(message.with(content)));
    }
    return new PeekOutcome.Seen(messages);
  }
}
