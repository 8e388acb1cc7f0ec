package dev.cuepost.cli.listen;

import dev.cuepost.callback.signature.BodySignature;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Takes requests, has them judged and reported, and answers as it was told. */
final class Receiver {
  private static final int BODY_MAX_BYTES = 1024 * 1024;
  private static final int IDS_MAX = 10_000;

  private final Verification verification;
  private final Answers answers;
  private final Report report;
  private final InstantSource clock;
  private final long enough;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<String, Integer> seen = new LinkedHashMap<>();
  private int underway;
  private int received;
  private int verified;
  private int failed;

  /**
   * @param enough after how many requests it ends; 0: never
   */
  Receiver(
      Verification verification, Answers answers, Report report, InstantSource clock, long enough) {
    this.verification = verification;
    this.answers = answers;
    this.report = report;
    this.clock = clock;
    this.enough = enough;
  }

  WebServer open(InetAddress address, int port) {
    return WebServer.builder()
        .shutdownHook(false)
        .address(address)
        .port(port)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .shutdownGracePeriod(Duration.ofSeconds(1))
        .routing(HttpRouting.builder().any(this::handle))
        .build()
        .start();
  }

  CountDownLatch ended() {
    return ended;
  }

  synchronized int received() {
    return received;
  }

  synchronized int failed() {
    return failed;
  }

  synchronized String summary() {
    return "received %d, verified %d, failed %d".formatted(received, verified, failed);
  }

  private void handle(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    begin();
    try {
      take(request, response);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    underway++;
  }

  private synchronized void end() {
    underway--;
    if (enough > 0 && received >= enough && underway == 0) {
      ended.countDown();
    }
  }

  private void take(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    byte[] body = body(request);
    boolean tooLarge = body.length > BODY_MAX_BYTES;
    var taken = received(request, tooLarge ? new byte[0] : body);
    Verdict verdict =
        tooLarge
            ? new Verdict(Verdict.State.FAILED, List.of("the body is larger than 1 MiB, not read"))
            : verification.of(taken);
    int attempt =
        attempt(
            taken
                .header(BodySignature.ID_HEADER)
                .orElseGet(() -> UUID.nameUUIDFromBytes(taken.body()).toString()));
    report.print(taken, verdict, attempt, tooLarge ? "answered 413" : answers.words(attempt));
    boolean last = count(verdict);
    if (tooLarge) {
      response.status(Status.REQUEST_ENTITY_TOO_LARGE_413).send();
    } else {
      answer(response, attempt, last);
    }
  }

  private void answer(ServerResponse response, int attempt, boolean last)
      throws IOException, InterruptedException {
    if (answers.mode() == Answers.Mode.HANG) {
      if (last) {
        ended.countDown();
      }
      ended.await();
      throw new CloseConnectionException("never answered");
    }
    Thread.sleep(answers.delay());
    if (answers.mode() == Answers.Mode.CLOSE) {
      throw new CloseConnectionException("to be closed");
    }
    response.status(answers.statusOf(attempt));
    if (answers.mode() == Answers.Mode.STATUS) {
      response.send();
      return;
    }
    if (last) {
      ended.countDown();
    }
    byte[] some = "and on ".repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = response.outputStream()) {
      while (ended.getCount() > 0) {
        out.write(some);
        out.flush();
        Thread.sleep(10); // endless, not a flood
      }
    }
  }

  private static byte[] body(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      return in.readNBytes(BODY_MAX_BYTES + 1);
    }
  }

  private Received received(ServerRequest request, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.values()));
    String query = request.prologue().query().rawValue();
    String url =
        "http://"
            + request.authority()
            + request.prologue().uriPath().rawPath()
            + (query.isEmpty() ? "" : "?" + query);
    return new Received(clock.instant(), request.prologue().method().text(), url, headers, body);
  }

  private synchronized int attempt(String id) {
    if (seen.size() >= IDS_MAX && !seen.containsKey(id)) {
      seen.remove(seen.keySet().iterator().next());
    }
    return seen.merge(id, 1, Integer::sum);
  }

  /** Whether this was the last that is waited for. */
  private synchronized boolean count(Verdict verdict) {
    received++;
    switch (verdict.state()) {
      case VERIFIED -> verified++;
      case FAILED -> failed++;
      case UNCHECKED -> {}
    }
    return received == enough;
  }
}
