package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who hears of events and has files, and answers nobody until he is opened; then he takes
 * every event and has no file.
 */
final class LateReceiver implements AutoCloseable {
  private final HttpServer server;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  private LateReceiver(HttpServer server) {
    this.server = server;
  }

  static LateReceiver start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var receiver = new LateReceiver(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          boolean late = receiver.opened.getCount() > 0;
          receiver.waiting.incrementAndGet();
          receiver.await();
          boolean event = exchange.getRequestURI().getPath().equals("/events");
          if (event && !late) {
            receiver.heard.add(body);
          }
          exchange.sendResponseHeaders(event ? 200 : 404, -1);
          exchange.close();
        });
    server.start();
    return receiver;
  }

  private void await() {
    try {
      opened.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  /** How many have asked so far. */
  int asked() {
    return waiting.get();
  }

  void open() {
    opened.countDown();
  }

  /** Whether an event was told that has this text in it, since it was opened. */
  boolean heard(String text) {
    return heard.stream().anyMatch(event -> event.contains(text));
  }

  @Override
  public void close() {
    opened.countDown();
    server.stop(0);
  }
}
