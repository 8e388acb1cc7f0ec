package dev.cuepost.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A user's HTTP endpoint for callbacks: takes every POST, answers 200. */
final class CallbackReceiver implements AutoCloseable {
  private final HttpServer http;
  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();

  CallbackReceiver() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/callback",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/callback";
  }

  /** The next event, or empty if none comes in time. */
  Optional<String> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(received.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
