package dev.cuepost.smq.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one connection, and a look at what comes next while a request of it waits.
 *
 * <p>The connection's thread calls everything here. A look reads on a thread of its own; what it
 * finds is kept for the next {@link #get}, so at most one thread reads at any time. The lock in
 * {@link Watch} guards against interrupting the connection's thread after its wait.
 */
final class ReadAhead implements Supplier<byte @Nullable []> {
  private final DataReader connection;
  private @Nullable CompletableFuture<byte @Nullable []> ahead;
  private long budget = Long.MAX_VALUE; // bytes that may still be read
  private volatile boolean reading;

  ReadAhead(DataReader connection) {
    this.connection = connection;
  }

  /** The next bytes, at least one; null at the end. */
  @Override
  public byte @Nullable [] get() {
    if (budget <= 0) {
      throw new CloseConnectionException("more than the content may take");
    }
    var pending = ahead;
    if (pending == null) {
      return counted();
    }
    ahead = null;
    try {
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw new CloseConnectionException("the connection broke", e.getCause());
    }
  }

  private byte @Nullable [] counted() {
    reading = true;
    try {
      byte[] bytes = read();
      budget -= bytes == null ? 0 : bytes.length;
      return bytes;
    } finally {
      reading = false;
    }
  }

  /** Whether the connection's thread waits for the client to send something. Any thread may ask. */
  boolean isReading() {
    return reading;
  }

  /** Runs something that reads, and lets it read no more than this; beyond, the connection ends. */
  <T> T atMost(long bytes, Supplier<T> reader) {
    budget = bytes;
    try {
      return reader.get();
    } finally {
      budget = Long.MAX_VALUE;
    }
  }

  /**
   * Runs a wait that an interrupt ends early, and interrupts it when the client closes the
   * connection or it breaks.
   *
   * @throws CloseConnectionException if that happened
   */
  <T> T watching(Supplier<T> wait) {
    if (connection.available() > 0) {
      return wait.get(); // the next request is here already: nothing to be learnt
    }
    var watch = new Watch(Thread.currentThread());
    if (ahead == null) {
      var next = new CompletableFuture<byte @Nullable []>();
      ahead = next;
      Thread.ofVirtual().name("hang-up watch").start(() -> readInto(next));
    }
    var _ =
        ahead.whenComplete((bytes, failure) -> {
          if (bytes == null) {
            watch.hungUp();
          }
        });
    try {
      return wait.get();
    } finally {
      watch.end();
    }
  }

  private void readInto(CompletableFuture<byte @Nullable []> next) {
    try {
      next.complete(read());
    } catch (RuntimeException e) {
      next.completeExceptionally(e);
    }
  }

  private byte @Nullable [] read() {
    try {
      connection.ensureAvailable();
      return connection.readBytes(connection.available());
    } catch (DataReader.InsufficientDataAvailableException _) {
      return null;
    }
  }

  /** The period in which a hang-up interrupts a thread. */
  private static final class Watch {
    private final Thread waiting;
    private boolean over;
    private boolean hungUp;

    Watch(Thread waiting) {
      this.waiting = waiting;
    }

    synchronized void hungUp() {
      if (!over) {
        hungUp = true;
        waiting.interrupt();
      }
    }

    synchronized void end() {
      over = true;
      if (hungUp) {
        Thread.interrupted();
        throw new CloseConnectionException("the client hung up while it waited");
      }
    }
  }
}
