package dev.cuepost.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.signature.UrlSignature;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** {@code cuepost listen}, called by a client over real connections. */
@Timeout(30)
class ListenTest {
  private static final String KEY = "Rotate4Me";
  private static final String EVENT =
      """
      {"EventType":"ProduceMediaComplete","UserId":1,"MessageBody":{"JobId":"j-1","Status":"Success"}}\
      """;
  private static final Pattern READY = Pattern.compile("ready url=(\\S+)\n");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void stop() {
    client.shutdownNow();
    threads.shutdownNow(); // ends the command, which waits
  }

  private int execute(String... arguments) {
    return new CommandLine(new Listen())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private record Running(String url, CompletableFuture<Integer> status) {
    int ended() throws Exception {
      return status.get(10, TimeUnit.SECONDS);
    }
  }

  private Running start(String... arguments) {
    String[] all =
        Stream.concat(Stream.of("--port", "0"), Stream.of(arguments)).toArray(String[]::new);
    var status = CompletableFuture.supplyAsync(() -> execute(all), threads);
    await().until(() -> status.isDone() || READY.matcher(err.toString()).find());
    Matcher ready = READY.matcher(err.toString());
    assertThat(ready.find()).as(err.toString()).isTrue();
    return new Running(ready.group(1) + "/hook", status);
  }

  private static HttpRequest.Builder request(String url, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(10))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder signed(String called, String signedFor, String key) {
    String time = Long.toString(Instant.now().getEpochSecond());
    return request(called, EVENT)
        .header("X-ICE-TIMESTAMP", time)
        .header("X-ICE-SIGNATURE", UrlSignature.sign(signedFor, time, key));
  }

  private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void verifiesAndAnswersAndEnds() throws Exception {
    Running listen = start("--key", KEY, "--count", "1");
    assertThat(send(signed(listen.url(), listen.url(), KEY))).isEqualTo(200);
    assertThat(listen.ended()).isZero();
    assertThat(out.toString())
        .contains(
            " ProduceMediaComplete JobId=j-1 Status=Success, verified, answered 200\n",
            "  POST " + listen.url() + "\n",
            "  URL signature (IMS): right\n");
    assertThat(err.toString()).contains("received 1, verified 1, failed 0\n");
  }

  @Test
  void explainsAnotherKey() throws Exception {
    Running listen = start("--key", KEY, "--count", "1");
    assertThat(send(signed(listen.url(), listen.url(), "another"))).isEqualTo(200);
    assertThat(listen.ended()).isEqualTo(1);
    assertThat(out.toString()).contains("NOT VERIFIED", "so the key is another one");
  }

  @Test
  void explainsASlashMore() throws Exception {
    Running listen = start("--key", KEY, "--count", "1");
    assertThat(send(signed(listen.url(), listen.url() + "/", KEY))).isEqualTo(200);
    assertThat(listen.ended()).isEqualTo(1);
    assertThat(out.toString())
        .contains("signed for " + listen.url() + "/ - one slash more than it was called with");
  }

  @Test
  void explainsMissingHeaders() throws Exception {
    Running listen = start("--key", KEY, "--count", "1");
    assertThat(send(request(listen.url(), EVENT))).isEqualTo(200);
    assertThat(listen.ended()).isEqualTo(1);
    assertThat(out.toString()).contains("X-ICE-SIGNATURE are missing; set AuthSwitch to on");
  }

  @Test
  void verifiesForTheAddressThatTheSenderHas() throws Exception {
    String url = "https://cb.example.com/hook?a=1";
    Running listen = start("--key", KEY, "--url", url, "--count", "1");
    assertThat(send(signed(listen.url(), url, KEY))).isEqualTo(200);
    assertThat(listen.ended()).isZero();
  }

  @Test
  void answersAsTold() throws Exception {
    Running listen = start("--answer", "503", "--delay", "300ms", "--count", "1");
    long start = System.nanoTime();
    assertThat(send(request(listen.url(), EVENT))).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
    assertThat(listen.ended()).isZero();
    assertThat(out.toString())
        .contains("not checked (no --key, no --secret), answered 503 after 0.3 s");
  }

  @Test
  void failsFirstAndTellsWhatComesAgain() throws Exception {
    Running listen = start("--fail-first", "2", "--count", "4");
    for (int status : List.of(500, 500, 200)) {
      assertThat(send(request(listen.url(), EVENT).header("webhook-id", "one"))).isEqualTo(status);
    }
    assertThat(send(request(listen.url(), EVENT).header("webhook-id", "two"))).isEqualTo(500);
    assertThat(listen.ended()).isZero();
    assertThat(out.toString())
        .contains(
            "  webhook-id one\n",
            "  webhook-id one, 2nd time\n",
            "  webhook-id one, 3rd time\n",
            "  webhook-id two\n");
  }

  @Test
  void tellsTheHowManiethTimeItIs() throws Exception {
    Running listen = start("--count", "22");
    for (int i = 0; i < 22; i++) {
      send(request(listen.url(), EVENT).header("webhook-id", "one"));
    }
    assertThat(listen.ended()).isZero();
    assertThat(out.toString())
        .contains(
            ", 11th time\n", ", 12th time\n", ", 13th time\n", ", 21st time\n", ", 22nd time\n");
  }

  @Test
  void failsFirstWithoutIds() throws Exception {
    Running listen = start("--fail-first", "1", "--count", "2");
    assertThat(send(request(listen.url(), EVENT))).isEqualTo(500);
    assertThat(send(request(listen.url(), EVENT))).isEqualTo(200);
    assertThat(listen.ended()).isZero();
  }

  @Test
  void closes() throws Exception {
    Running listen = start("--close", "--count", "1");
    URI url = URI.create(listen.url());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(listen.ended()).isZero();
    assertThat(out.toString()).contains(", connection closed\n");
  }

  @Test
  void hangs() throws Exception {
    Running listen = start("--hang", "--count", "2");
    assertThatThrownBy(() -> send(request(listen.url(), EVENT).timeout(Duration.ofMillis(300))))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(listen.status()).isNotDone();
    assertThatThrownBy(() -> send(request(listen.url(), EVENT))).isInstanceOf(IOException.class);
    assertThat(listen.ended()).isZero();
    assertThat(out.toString()).contains(", not answered\n");
  }

  @Test
  void answersWithoutEnd() throws Exception {
    Running listen = start("--endless", "--count", "2");
    HttpRequest request = request(listen.url(), EVENT).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(200_000)).hasSize(200_000);
    }
    assertThat(listen.status()).isNotDone();
  }

  @Test
  void letsEveryAnswerOutBeforeItEnds() throws Exception {
    Running listen = start("--delay", "300ms", "--count", "5");
    var answers =
        Stream.generate(() ->
                client.sendAsync(
                    request(listen.url(), EVENT).build(), HttpResponse.BodyHandlers.discarding()))
            .limit(5)
            .toList();
    for (CompletableFuture<HttpResponse<Void>> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(listen.ended()).isZero();
  }

  @Test
  void endsWithOneIfTooFewCame() {
    assertThat(execute("--port", "0", "--count", "1", "--timeout", "50ms")).isEqualTo(1);
    assertThat(err.toString()).contains("received 0, verified 0, failed 0");
  }

  @Test
  void printsLinesOfJson() throws Exception {
    Running listen = start("--json", "--body", "--key", KEY, "--count", "2");
    send(signed(listen.url(), listen.url(), KEY).header("webhook-id", "one"));
    send(request(listen.url(), "{no json").header("webhook-id", "one"));
    assertThat(listen.ended()).isEqualTo(1);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    assertThat(first.path("eventType").asText()).isEqualTo("ProduceMediaComplete");
    assertThat(first.path("JobId").asText()).isEqualTo("j-1");
    assertThat(first.path("id").asText()).isEqualTo("one");
    assertThat(first.path("verification").asText()).isEqualTo("VERIFIED");
    assertThat(first.path("body").asText()).isEqualTo(EVENT);
    JsonNode second = new ObjectMapper().readTree(lines.getLast());
    assertThat(second.path("attempt").asInt()).isEqualTo(2);
    assertThat(second.path("verification").asText()).isEqualTo("FAILED");
    assertThat(second.path("findings")).hasSize(1);
    assertThat(second.has("eventType")).isFalse();
  }

  @Test
  void tellsWhatIsNotJson() throws Exception {
    Running listen = start("--count", "3");
    send(request(listen.url(), "{no json"));
    send(request(listen.url(), "[".repeat(100_000)));
    send(request(listen.url(), ""));
    assertThat(listen.ended()).isZero();
    assertThat(out.toString().lines().filter(line -> line.contains(" (not a JSON object), ")))
        .hasSize(3);
  }

  @Test
  void printsNoControlCharacters() throws Exception {
    Running listen = start("--body", "--count", "2");
    send(
        request(
            listen.url(), "{\"EventType\":\"a\\u001b[2Jb\\u202ec\\nd\",\"x\":\"\u009b\u2066\"}"));
    send(request(listen.url(), "\u001b[31m red \r\n"));
    assertThat(listen.ended()).isZero();
    assertThat(out.toString())
        .contains(" a?[2Jb?c?d, ")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  @Test
  void refusesALargeBody() throws Exception {
    Running listen = start("--count", "1");
    assertThat(send(request(listen.url(), "x".repeat(2 * 1024 * 1024)))).isEqualTo(413);
    assertThat(listen.ended()).isEqualTo(1);
    assertThat(out.toString()).contains("the body is larger than 1 MiB", "answered 413");
  }

  @Test
  void refusesWrongOptions() throws Exception {
    assertThat(execute("--hang", "--close")).isEqualTo(2);
    assertThat(execute("--answer", "99")).isEqualTo(2);
    assertThat(execute("--port", "65536")).isEqualTo(2);
    assertThat(execute("--delay", "soon")).isEqualTo(2);
    assertThat(execute("--secret", "whsec_c2VjcmV0")).isEqualTo(2);
    assertThat(err.toString())
        .contains("a webhook secret has 24 to 64 bytes, this one has 6")
        .doesNotContain("c2VjcmV0");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(execute("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(2);
    }
    assertThat(err.toString()).contains("cannot be opened");
  }
}
