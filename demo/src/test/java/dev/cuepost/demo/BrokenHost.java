package dev.cuepost.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody's web server with one file, which breaks off in the middle of whole files and sends
 * parts of them well.
 */
final class BrokenHost implements AutoCloseable {
  private final HttpServer http;
  private final byte[] file;
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  BrokenHost(Path file) throws IOException {
    this.file = Files.readAllBytes(file);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/films/", this::answer);
    http.start();
  }

  String url(String name) {
    return "http://127.0.0.1:%d/films/%s".formatted(http.getAddress().getPort(), name);
  }

  /** What was asked for beyond whole files. */
  List<String> ranges() {
    return ranges;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    exchange.getResponseHeaders().set("Content-Type", "audio/wav");
    if (range == null) {
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file, 0, file.length / 2);
      exchange.close();
      return;
    }
    ranges.add(range);
    int from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
    byte[] rest = Arrays.copyOfRange(file, from, file.length);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
    exchange.sendResponseHeaders(206, rest.length);
    exchange.getResponseBody().write(rest);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
