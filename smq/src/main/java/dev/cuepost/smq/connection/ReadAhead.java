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

  ReadAhead(DataReader connection) {
    this.connection = connection;
  }

  /** The next bytes, at least one; null at the end. */
  @Override
  public byte @Nullable [] get() {
    var pending = ahead;
    if (pending == null) {
      return read();
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
