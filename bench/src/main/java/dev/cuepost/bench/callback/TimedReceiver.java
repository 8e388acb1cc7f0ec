package dev.cuepost.bench.callback;

import dev.cuepost.bench.figure.Latencies;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Several endpoints of a user in this process, which take the time from an event's record to its
 * arrival. All but the last are looked at; the last one may hang.
 */
final class TimedReceiver implements AutoCloseable {
  // Held, since the logging system forgets the levels of loggers that nobody holds.
  private static final Logger SERVERS = Logger.getLogger("io.helidon");

  static {
    SERVERS.setLevel(Level.WARNING);
  }

  private final int endpoints;
  private final boolean lastHangs;
  private final WebServer server;
  private final Object hanging = new Object();
  private final Latencies latencies = new Latencies(); // guarded by itself
  private boolean closed; // guarded by hanging

  TimedReceiver(int endpoints, boolean lastHangs) {
    this.endpoints = endpoints;
    this.lastHangs = lastHangs;
    this.server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .routing(HttpRouting.builder().any(this::answer))
            .build()
            .start();
  }

  List<String> urls() {
    return IntStream.range(0, endpoints)
        .mapToObj(n -> "http://127.0.0.1:%d/%d".formatted(server.port(), n))
        .toList();
  }

  private void answer(ServerRequest request, ServerResponse response) throws InterruptedException {
    String text = request.content().as(String.class);
    boolean isLast = request.path().path().equals("/" + (endpoints - 1));
    if (isLast && lastHangs) {
      hang();
    } else if (!isLast) {
      long took = System.nanoTime() - Sender.recordedNanos(text);
      synchronized (latencies) {
        latencies.record(took);
      }
    }
    response.send();
  }

  private void hang() throws InterruptedException {
    synchronized (hanging) {
      while (!closed) {
        hanging.wait();
      }
    }
  }

  /** How many events arrived at those that are looked at. */
  long arrived() {
    synchronized (latencies) {
      return latencies.count();
    }
  }

  /** The time that 99 of 100 of them did not exceed. */
  Duration p99() {
    synchronized (latencies) {
      return latencies.quantile(0.99);
    }
  }

  @Override
  public void close() {
    synchronized (hanging) {
      closed = true;
      hanging.notifyAll();
    }
    server.stop();
  }
}
