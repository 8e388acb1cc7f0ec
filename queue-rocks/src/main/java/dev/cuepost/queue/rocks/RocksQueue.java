package dev.cuepost.queue.rocks;

import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.TimeSource;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue in memory and the way in which it changes. Every field that changes is guarded by
 * {@code lock}; methods say whether they want it held.
 *
 * <p>What changes messages goes in three steps: under the lock decide, withhold the messages and
 * submit the changes ({@link #begin}); without it wait for the disk; under it again enter what
 * became of them, the new state if it was stored and the old one if it was not ({@link #finish}).
 * Nobody meets a withheld message, so nothing is ever answered from what may yet be lost. Changes
 * are stored in the order in which they were decided, since they are submitted under the lock.
 */
final class RocksQueue {
  private static final Logger LOG = LoggerFactory.getLogger(RocksQueue.class);

  final ReentrantLock lock = new ReentrantLock();
  final MessageIndex index = new MessageIndex();
  final ParkedReceives parked;
  StoredQueue definition;

  /** Whether it was created and not deleted since. */
  boolean standing;

  /** Whether the engine is about to close: then nobody parks any more. */
  boolean closing;

  private final QueueId id;
  private final Condition settled = lock.newCondition();
  private final Store store;
  private final TimeSource clock;
  private long nextSequence;

  RocksQueue(StoredQueue definition, Store store, TimeSource clock) {
    this.id = definition.id();
    this.definition = definition;
    this.store = store;
    this.clock = clock;
    parked = new ParkedReceives(lock.newCondition(), clock);
  }

  /**
   * Messages about which a write is under way.
   *
   * @param before as they were; none if they are new
   * @param after as they will be; none if they are being deleted
   */
  record Write(
      List<StoredMessage> before, List<StoredMessage> after, CompletableFuture<Void> stored) {}

  /** Enters a message found in the store, before anybody else knows the queue. */
  void restore(StoredMessage message) {
    index.add(message);
    nextSequence = Math.max(nextSequence, message.sequence() + 1);
  }

  /** Lock held. */
  long nextSequence() {
    return nextSequence++;
  }

  QueueId id() {
    return id;
  }

  /** Lock held. */
  long incarnation() {
    return definition.incarnation();
  }

  /**
   * Lets the time pass for the messages. Lock held.
   *
   * @return what time it is, epoch milliseconds
   */
  long advance() {
    long now = clock.millis();
    List<StoredMessage> expired = index.advance(now);
    if (!expired.isEmpty()) {
      LOG.debug("{} messages of {} ended: retention over", expired.size(), id);
      var changes = new Changes();
      expired.forEach(message -> changes.remove(incarnation(), message));
      // Nobody waits for it: what is not removed now expires again after a restart.
      var _ = store.submit(changes);
    }
    return now;
  }

  /** Withholds the messages and submits what changes them. Lock held. */
  Write begin(List<StoredMessage> before, List<StoredMessage> after, Changes changes) {
    CompletableFuture<Void> stored = store.submit(changes);
    index.withhold(before);
    return new Write(before, after, stored);
  }

  /**
   * Waits for the disk and settles the messages. Lock not held.
   *
   * @throws UncheckedIOException if it was not stored; the messages are as before
   */
  void finish(Write write) {
    boolean stored = false;
    try {
      store.await(write.stored());
      stored = true;
    } finally {
      lock.lock();
      try {
        index.settle(write.before(), stored ? write.after() : write.before());
        advance();
        settled.signalAll();
        wakeNext();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Waits until no write is under way about any of these messages. Lock held, but not meanwhile.
   */
  void awaitSettled(Collection<Long> sequences) {
    while (sequences.stream().anyMatch(index::isWithheld)) {
      settled.awaitUninterruptibly();
    }
  }

  /** Wakes a parked receive if there is something for it. Lock held. */
  void wakeNext() {
    parked.wake(index.hasReady(), index.nextVisibleAt());
  }

  /** Ends the queue for everybody. Lock held. */
  void end() {
    standing = false;
    parked.wakeAll();
  }

  /** Ends the waiting receives; later ones do not wait. Lock not held. */
  void endWaits() {
    lock.lock();
    try {
      closing = true;
      parked.wakeAll();
    } finally {
      lock.unlock();
    }
  }
}
