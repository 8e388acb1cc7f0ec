package dev.cuepost.queue.rocks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges what many callers want to store into few synced writes (group commit).
 *
 * <p>One platform thread writes; while it waits for the disk, the next group gathers. Callers are
 * virtual threads that wait on a future, so that none of them occupies a carrier in native code.
 * Changes are stored in the order of {@link #submit}, each group as a whole or not at all.
 */
final class Committer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofNanos(150_000);
  private static final int LOOKS = 5;
  private static final int MANY = 4;
  private static final int ENOUGH = 16;
  private static final int GROUP_CALLS = 4_096;
  private static final long GROUP_BYTES = 8 << 20;

  /** What stores groups. */
  interface GroupWrite {
    /** Stores a group as durably as its queues want it. */
    void write(List<Changes> group) throws RocksDBException, IOException;

    /** Syncs what was stored less durably; called when there is nothing else to do. */
    void sync() throws RocksDBException, IOException;
  }

  private record Waiting(Changes changes, CompletableFuture<Void> stored) {}

  private final GroupWrite disk;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Waiting> waiting = new ArrayDeque<>(); // guarded by lock
  private boolean closed; // guarded by lock

  Committer(GroupWrite disk) {
    this.disk = disk;
    thread = Thread.ofPlatform().name("queue-committer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Stores the changes soon.
   *
   * @return ends when they are synced; fails with what the disk said, and then it is unknown
   *     whether the changes come back when the store is opened again; fails with an {@link
   *     IllegalStateException} after {@link #close}
   */
  CompletableFuture<Void> submit(Changes changes) {
    var stored = new CompletableFuture<Void>();
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(
            new IllegalStateException("the queue store is closed"));
      }
      waiting.add(new Waiting(changes, stored));
      arrived.signal();
    } finally {
      lock.unlock();
    }
    return stored;
  }

  private void run() {
    for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
      write(group);
    }
  }

  /** The next group; empty when closed and all is written. */
  private List<Waiting> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        if (!arrives()) {
          sync();
        }
      }
      gather();
      List<Waiting> group = new ArrayList<>();
      long bytes = 0;
      while (!waiting.isEmpty() && group.size() < GROUP_CALLS && bytes < GROUP_BYTES) {
        Waiting first = waiting.remove();
        bytes += first.changes().bytes();
        group.add(first);
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Under load waits for more, as long as more comes: a sync costs the same for few as for many,
   * and callers win nothing from many small ones. A group is not made larger than pays, though:
   * were it most of the callers there are, nobody would be left to keep the processors busy during
   * the sync. It looks from time to time, since being woken by each would cost what is to be saved.
   * The lock is let go meanwhile.
   */
  private void gather() {
    int before = 0;
    for (int look = 0; look < LOOKS && waiting.size() >= MANY && !closed; look++) {
      if (waiting.size() == before || waiting.size() >= ENOUGH) {
        return;
      }
      before = waiting.size();
      lock.unlock();
      try {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      } finally {
        lock.lock();
      }
    }
  }

  /** Waits a little while; the caller looks again in any case. */
  @SuppressWarnings("WaitNotInLoop")
  private boolean arrives() {
    try {
      return arrived.await(IDLE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      return true; // nobody interrupts this thread; were it done, it would only look once more
    }
  }

  /** The lock is let go meanwhile. */
  private void sync() {
    lock.unlock();
    try {
      disk.sync();
    } catch (RocksDBException | IOException e) {
      LOG.warn("what was stored cannot be synced yet: {}", e.getMessage());
    } finally {
      lock.lock();
    }
  }

  // Whatever goes wrong, each caller of the group hears of it and the next group gets its turn.
  private void write(List<Waiting> group) {
    try {
      disk.write(group.stream().map(Waiting::changes).toList());
    } catch (RocksDBException | IOException | RuntimeException | Error e) {
      group.forEach(one -> one.stored().completeExceptionally(e));
      return;
    }
    group.forEach(one -> one.stored().complete(null));
  }

  /** Writes what was submitted and ends the thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
