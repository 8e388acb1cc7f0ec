package dev.cuepost.queue.rocks;

import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.engine.HandleSigner;
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
    List<StoredMessage> before;
    Write write;
    queue.lock.lock();
    try {
      EngineClock.Reading time = queue.advance();
      long deadline =
          time.engine() + wait.orElse(queue.definition.attributes().pollingWait()).toMillis();
      while (true) {
        if (!queue.standing) {
          return new ReceiveOutcome.NoSuchQueue();
        }
        if (queue.closing || Thread.currentThread().isInterrupted()) {
          return new ReceiveOutcome.Nothing();
        }
        before = queue.index.ready(time.engine(), max);
        if (!before.isEmpty()) {
          break;
        }
        if (time.engine() >= deadline) {
          return new ReceiveOutcome.Nothing();
        }
        queue.parked.park(queue.index.firstVisibleAt(), deadline);
        time = queue.advance();
      }
      incarnation = queue.incarnation();
      write = take(queue, before, time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReceiveOutcome.Nothing();
    } finally {
      // Whoever was woken for a message and leaves without it passes the word on.
      queue.passOn();
      queue.lock.unlock();
    }
    return answer(queue, incarnation, write);
  }

  private static Write take(
      RocksQueue queue, List<StoredMessage> before, EngineClock.Reading time) {
    Duration timeout = queue.definition.attributes().visibilityTimeout();
    List<StoredMessage> after =
        before.stream().map(message -> message.received(time, timeout)).toList();
    return queue.begin(before, after, queue.changes().move(before, after), time);
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
          new LeasedMessage(
              message.with(content.get()), message.lease(signer, incarnation, write.time())));
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
      EngineClock.Reading time = queue.advance();
      incarnation = queue.incarnation();
      seen = queue.index.ready(time.engine(), max);
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
