package dev.cuepost.bench.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where servers find the bucket that they ask for when they start. Nothing here has to do with
 * objects, so there is nothing in it, and nothing can be put there.
 */
final class EmptyBucket implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpServer server;

  private EmptyBucket(HttpServer server) {
    this.server = server;
  }

  static EmptyBucket open() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean asked = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(asked ? OK : NOT_FOUND, -1);
          exchange.close();
        });
    server.start();
    return new EmptyBucket(server);
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
