package dev.cuepost.smq.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/** A connection whose thread can find the bytes that it reads. */
final class WatchedConnection implements ServerConnection, InterruptableTask<Void> {
  private final ServerConnection http;
  private final ReadAhead bytes;

  WatchedConnection(ServerConnection http, ReadAhead bytes) {
    this.http = http;
    this.bytes = bytes;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    ScopedValue.where(WatchfulConnections.CURRENT, bytes)
        .<Boolean, InterruptedException>call(() -> {
          http.handle(limit);
          return true;
        });
  }

  @Override
  public boolean canInterrupt() {
    return http instanceof InterruptableTask<?> task && task.canInterrupt();
  }

  @Override
  public Duration idleTime() {
    return http.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    // Asked when the connection has been idle for too long: by its own account that begins with a
    // request, so that it covers heads and contents that never end, but it would not end those.
    http.close(interrupt || bytes.isReading());
  }
}
