package dev.cuepost.bench.callback;

import dev.cuepost.bench.run.JavaProcess;
import dev.cuepost.bench.run.Scratch;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A user's endpoint: a program that reads each body and answers 200, but for {@code /hang}, where
 * it never answers. It prints its port.
 */
final class Receiver {
  private static final String READY = "receiver ready at port ";
  private static final long LOOK_MILLIS = 20;

  private Receiver() {}

  static void main() {
    WebServer server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .routing(HttpRouting.builder().post("/hang", (_, _) -> hang()).any(Receiver::answer))
            .build()
            .start();
    System.out.println(READY + server.port());
  }

  private static void answer(ServerRequest request, ServerResponse response) {
    byte[] body = request.content().as(byte[].class);
    response.status(body.length > 0 ? Status.OK_200 : Status.BAD_REQUEST_400).send();
  }

  private static void hang() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  /** Starts the program and returns its URL, without a path. */
  static String start(List<String> javaFlags, Scratch scratch)
      throws IOException, InterruptedException {
    Path log = scratch.directory().resolve("receiver.log");
    var process =
        scratch.add(
            JavaProcess.start(
                javaFlags,
                System.getProperty("java.class.path"),
                List.of(Receiver.class.getName()),
                log));
    while (true) {
      String printed = process.printed();
      int at = printed.indexOf(READY);
      int end = printed.indexOf('\n', Math.max(0, at));
      if (at >= 0 && end > at) {
        return "http://127.0.0.1:" + printed.substring(at + READY.length(), end);
      }
      process.failIfEnded();
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
