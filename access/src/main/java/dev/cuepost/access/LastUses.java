package dev.cuepost.access;

import dev.cuepost.access.OwnedKeys.LastUse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When keys were last used: remembered at once, written down from time to time, since it changes
 * with every request. The end of the process loses what it has not written.
 */
final class LastUses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);

  private final OwnedKeys keys;
  private final Map<String, LastUse> unwritten = new ConcurrentHashMap<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private @Nullable Thread writer;

  LastUses(OwnedKeys keys) {
    this.keys = keys;
  }

  void remember(String keyId, LastUse use) {
    unwritten.put(keyId, use);
  }

  /** Begins to write by itself. */
  void start(Duration every) {
    writer = Thread.ofVirtual().name("last uses").start(() -> run(every));
  }

  private void run(Duration every) {
    try {
      while (!ending.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        write();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what is remembered; what cannot be written is told, and not tried again. */
  void write() {
    for (String id : List.copyOf(unwritten.keySet())) {
      LastUse use = unwritten.remove(id);
      if (use != null) {
        try {
          keys.noteUse(id, use);
        } catch (RuntimeException e) {
          LOG.warn("the last use of {} cannot be written: {}", id, e.getMessage());
        }
      }
    }
  }

  @Override
  public void close() {
    ending.countDown();
    try {
      if (writer != null) {
        writer.join(); // the database is closed next
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    write();
  }
}
