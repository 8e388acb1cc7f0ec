package dev.cuepost.access;

import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.AuditTrail;
import dev.cuepost.identity.audit.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed something and who was refused. Any thread records; one thread, {@code audit}, writes
 * what was recorded a few times a second. The end of the process loses what it has not written.
 */
public final class AuditLog implements AuditTrail, AutoCloseable {
  static final int QUEUE_MAX = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int BATCH_MAX = 1_000;
  private static final long WRITE_EVERY_MILLIS = 250;
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);
  private static final Duration PRUNE_EVERY = Duration.ofHours(1);

  private final AuditTable table;
  private final InstantSource clock;
  private final BlockingQueue<AuditEntry> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final RefusalLimit refusals = new RefusalLimit();
  private final LongAdder dropped = new LongAdder();
  private final CountDownLatch ending = new CountDownLatch(1);
  private @Nullable Thread writer;
  private Instant told = Instant.EPOCH;
  private Instant pruned = Instant.EPOCH;

  AuditLog(Jdbi jdbi, InstantSource clock) {
    this.table = new AuditTable(jdbi);
    this.clock = clock;
  }

  /**
   * Begins to write.
   *
   * @param retention how long entries are kept
   */
  public void start(Duration retention) {
    writer = Thread.ofPlatform().name("audit").daemon().start(() -> run(retention));
  }

  @Override
  public void record(AuditEntry entry) {
    if (entry.outcome() == Outcome.ALLOWED || refusals.admits(entry)) {
      add(entry);
    }
  }

  /** The newest entries first. */
  public List<AuditEntry> find(AuditQuery query) {
    return table.find(query);
  }

  private void add(AuditEntry entry) {
    if (!queue.offer(entry)) {
      dropped.increment();
    }
  }

  private void run(Duration retention) {
    try {
      while (!ending.await(WRITE_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        round(retention);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the writer does each time; a failure is told, and does not end it. */
  void round(Duration retention) {
    Instant now = clock.instant();
    try {
      refusals.leftOut(now, false).forEach(this::add);
      write();
      if (!now.isBefore(pruned.plus(PRUNE_EVERY))) {
        pruned = now;
        table.prune(now.minus(retention), AuditTable.REFUSALS_MAX);
      }
    } catch (RuntimeException e) {
      LOG.warn("the audit log cannot be written: {}", e.getMessage());
    }
    if (!now.isBefore(told.plus(TELL_EVERY))) {
      told = now;
      tellDropped();
    }
  }

  private void write() {
    List<AuditEntry> batch = new ArrayList<>();
    while (queue.drainTo(batch, BATCH_MAX) > 0) {
      try {
        table.write(batch);
      } catch (RuntimeException e) {
        dropped.add(batch.size());
        throw e;
      }
      batch.clear();
    }
  }

  private void tellDropped() {
    long lost = dropped.sumThenReset();
    if (lost > 0) {
      LOG.warn(
          "{} entries of the audit log were lost: there were more than could be written", lost);
    }
  }

  /** How many entries were lost since that was last told. */
  long dropped() {
    return dropped.sum();
  }

  @Override
  public void close() {
    ending.countDown();
    try {
      if (writer != null) {
        writer.join();
      }
      refusals.leftOut(clock.instant(), true).forEach(this::add);
      write();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    tellDropped();
  }
}
