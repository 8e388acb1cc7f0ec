package dev.cuepost.queue.rocks;

import dev.cuepost.queue.QueueId;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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
  final MessageIndex index;
  final Tally tally;
  final ParkedReceives parked;
  StoredQueue definition;

  /** Whether it was created and not deleted since. */
  boolean standing;

  /** Whether the engine is about to close: then nobody parks any more. */
  boolean closing;

  private final QueueId id;

  /** In the order in which they were submitted, which is that in which they are stored. */
  private final Deque<Write> underWay = new ArrayDeque<>();

  private final Store store;
  private final EngineClock clock;
  private long lastUsed;

  /**
   * @param tally of what is stored of its messages
   * @param fresh whether there are none
   */
  RocksQueue(
      StoredQueue definition,
      WindowSize size,
      Tally tally,
      boolean fresh,
      Store store,
      EngineClock clock) {
    this.id = definition.id();
    this.definition = definition;
    this.tally = tally;
    this.store = store;
    this.clock = clock;
    index = new MessageIndex(store.disk(definition.incarnation()), size, tally, fresh);
    parked = new ParkedReceives(lock.newCondition(), clock);
  }

  QueueId id() {
    return id;
  }

  /** Lock held. */
  long incarnation() {
    return definition.incarnation();
  }

  /** Lock held. */
  Changes changes() {
    return new Changes(incarnation(), definition.attributes().durability());
  }

  /** Lets the time pass for the messages. Lock held. */
  EngineClock.Reading advance() {
    EngineClock.Reading time = clock.reading();
    lastUsed = time.engine();
    pass(time);
    return time;
  }

  private void pass(EngineClock.Reading time) {
    long now = time.engine();
    boolean changed = settleStored();
    index.advance(now);
    while (standing && index.mayHaveExpired(now)) {
      expire(index.expired(now), time);
    }
    if (changed) {
      wakeNext(now);
    }
  }

  private void expire(List<StoredMessage> expired, EngineClock.Reading time) {
    if (expired.isEmpty()) {
      return;
    }
    LOG.info("{} messages of {} ended: their retention was over", expired.size(), id);
    Changes changes = changes();
    expired.forEach(changes::remove);
    // Nobody waits for it: what is not removed now expires again after a restart.
    var _ = begin(expired, List.of(), changes, time);
  }

  /** Withholds the messages and submits what changes them. Lock held. */
  Write begin(
      List<StoredMessage> before,
      List<StoredMessage> after,
      Changes changes,
      EngineClock.Reading time) {
    index.withhold(before, after);
    changes.tally(tally.bytes());
    var write = new Write(before, after, time, tally.frontier(), store.submit(changes));
    underWay.add(write);
    return write;
  }

  /** Settles what has been stored meanwhile; returns whether there was anything. Lock held. */
  private boolean settleStored() {
    boolean any = false;
    while (!underWay.isEmpty() && underWay.getFirst().stored().isDone()) {
      underWay.removeFirst().settle(index);
      any = true;
    }
    return any;
  }

  /**
   * Waits for the disk and settles the messages, with those of everybody whose changes were stored
   * in the same group: the others then find it done and need no lock. Lock not held.
   *
   * @throws UncheckedIOException if it was not stored; the messages are as before
   */
  void finish(Write write) {
    try {
      store.await(write.stored());
    } finally {
      if (!write.isSettled()) {
        lock.lock();
        try {
          advance();
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /**
   * Waits until no write is under way about any of these messages. Lock held, but not meanwhile.
   */
  void awaitSettled(Collection<Long> sequences) {
    awaitUntil(() -> sequences.stream().noneMatch(index::isWithheld));
  }

  /** Waits until no write is under way. Lock held, but not meanwhile. */
  void awaitAllSettled() {
    awaitUntil(() -> !index.withholdsAny());
  }

  private void awaitUntil(BooleanSupplier settledEnough) {
    while (!settledEnough.getAsBoolean()) {
      CompletableFuture<Void> first = underWay.getFirst().stored();
      lock.unlock();
      try {
        var _ = first.exceptionally(_ -> null).join();
      } finally {
        lock.lock();
      }
      if (settleStored()) {
        passOn();
      }
    }
  }

  /** Wakes a parked receive if there is something for it. Lock held. */
  void wakeNext(long now) {
    if (parked.any()) {
      parked.wake(index.firstVisibleAt(), now);
    }
  }

  /** The same for somebody who has let no time pass. Lock held. */
  void passOn() {
    if (parked.any()) {
      wakeNext(clock.now());
    }
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

  /**
   * Ends what has expired though nobody asks for it, and lets go of memory that has not been used
   * for a while. Lock not held.
   */
  void tidy(long idleMillis) {
    lock.lock();
    try {
      if (standing && !closing) {
        EngineClock.Reading time = clock.reading();
        pass(time);
        if (time.engine() - lastUsed > idleMillis) {
          index.forget();
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
