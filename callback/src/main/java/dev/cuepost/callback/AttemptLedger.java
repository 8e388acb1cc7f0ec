package dev.cuepost.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes down what came of attempts, and decides from it what comes next.
 *
 * <p>One thread, {@code callback-ledger}, does all the writing: as many attempts as have ended
 * meanwhile go into one transaction, and so into one sync of the disk. Any thread may record.
 */
final class AttemptLedger implements AutoCloseable {
  private static final int BATCH = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Jdbi jdbi;
  private final DeliveryStore store;
  private final RetrySchedule schedule;
  private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(BATCH);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("callback-ledger").unstarted(this::run);

  AttemptLedger(Jdbi jdbi, DeliveryStore store, RetrySchedule schedule) {
    this.jdbi = jdbi;
    this.store = store;
    this.schedule = schedule;
  }

  /** An attempt that has ended. */
  record Ended(String delivery, Instant startedAt, Duration duration, AttemptOutcome outcome) {}

  /**
   * What is written down of it.
   *
   * @param number which attempt it was
   * @param state the delivery's state now
   * @param again how long to wait for the next attempt, if there is to be one
   */
  record Recorded(int number, Delivery.State state, Optional<Duration> again) {}

  private record Entry(Ended ended, CompletableFuture<Recorded> recorded) {}

  void start() {
    thread.start();
  }

  /**
   * Records the attempt; durable when it returns.
   *
   * @throws RuntimeException if it could not be written down; nothing is known about it then
   */
  Recorded record(Ended ended) {
    var entry = new Entry(ended, new CompletableFuture<>());
    try {
      entries.put(entry);
      return entry.recorded().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the attempt was written down", e);
    }
  }

  private void run() {
    var batch = new ArrayList<Entry>(BATCH);
    try {
      while (true) {
        batch.add(entries.take());
        entries.drainTo(batch, BATCH - 1);
        write(batch);
        batch.clear();
      }
    } catch (InterruptedException _) {
      // Closed: whoever had something to record has done so.
    }
  }

  private void write(List<Entry> batch) {
    try {
      List<Recorded> recorded =
          jdbi.inTransaction(tx -> batch.stream().map(entry -> write(tx, entry.ended())).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).recorded().complete(recorded.get(i));
      }
    } catch (RuntimeException e) {
      batch.forEach(entry -> entry.recorded().completeExceptionally(e));
    }
  }

  private Recorded write(Handle tx, Ended ended) {
    String delivery = ended.delivery();
    int number = store.count(tx, delivery, ended.outcome());
    store.insert(
        tx, delivery, new Attempt(number, ended.startedAt(), ended.duration(), ended.outcome()));
    return switch (ended.outcome()) {
      case AttemptOutcome.Delivered _ ->
          new Recorded(number, Delivery.State.DELIVERED, Optional.empty());
      case AttemptOutcome.Failed _ -> {
        Optional<Duration> again = schedule.delayAfter(number);
        if (again.isEmpty()) {
          store.giveUp(tx, delivery);
        }
        yield new Recorded(
            number, again.isEmpty() ? Delivery.State.GIVEN_UP : Delivery.State.PENDING, again);
      }
    };
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
