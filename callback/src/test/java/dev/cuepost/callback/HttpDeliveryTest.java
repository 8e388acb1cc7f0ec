package dev.cuepost.callback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Attempt;
import dev.cuepost.callback.delivery.AttemptOutcome;
import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.signature.UrlSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events told over HTTP. */
class HttpDeliveryTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path directory;
  private final MockWebServer receiver = new MockWebServer();
  private Office office;

  @BeforeEach
  void open() throws IOException {
    receiver.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    office = open(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    office.close();
    receiver.close();
  }

  private Office open(Duration deadline) throws IOException {
    if (office != null) {
      office.close();
    }
    var opened = new Office(directory, Office.within(deadline));
    opened.callbacks().start();
    return opened;
  }

  @Test
  void an_event_is_one_post_of_its_text() throws InterruptedException {
    receiver.enqueue(status(200));
    Event event = office.event("e1", url("/hook"));
    office.happens(event);
    RecordedRequest request = taken();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/hook");
    assertThat(requireNonNull(request.getBody()).utf8()).isEqualTo(Office.text(event));
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/json; charset=utf-8");
    assertThat(request.getHeaders().get("Content-Length"))
        .isEqualTo(Long.toString(request.getBodySize()));
    assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Cuepost");
    assertThat(request.getHeaders().get("webhook-id")).isEqualTo("e1");
    assertThat(request.getHeaders().get("X-ICE-TIMESTAMP")).isNull();
    assertThat(request.getHeaders().get("X-ICE-SIGNATURE")).isNull();
    assertThat(request.getHeaders().get("webhook-timestamp")).isNull();
    assertThat(request.getHeaders().get("webhook-signature")).isNull();
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(outcomes("e1")).containsExactly("answered with status 200");
    assertThat(receiver.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hook?tenant=7&x=%E4%B8%AD",
        "/hook?",
        "/hook?a=b&&c=%2f%2F",
        "/a//b/%7Euser/;p=1",
        "/hook?next=http://other.test/?q=1|2"
      })
  void a_url_is_called_as_it_is_written(String target) throws InterruptedException {
    receiver.enqueue(status(200));
    office.happens(office.event("e1", url(target)));
    assertThat(taken().getTarget()).isEqualTo(target);
  }

  @Test
  void a_fragment_is_not_sent() throws InterruptedException {
    receiver.enqueue(status(200));
    office.happens(office.event("e1", url("/hook#part")));
    assertThat(taken().getTarget()).isEqualTo("/hook");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 307, 400, 401, 404, 407, 408, 410, 421, 429, 500, 503})
  void any_status_but_200_is_a_failed_attempt(int status) throws InterruptedException {
    receiver.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Location", receiver.url("/elsewhere"))
            .setHeader("Retry-After", "0")
            .build());
    office.happens(office.event("e1", url("/hook")));
    office.awaitRetriesPlanned(1);
    assertThat(office.journey("e1").attempts())
        .singleElement()
        .satisfies(a -> assertThat(a.outcome()).isInstanceOf(AttemptOutcome.Failed.class));
    assertThat(receiver.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_failed_attempt_is_told_with_its_status() {
    receiver.enqueue(status(204));
    office.happens(office.event("e1", url("/hook")));
    office.awaitAttempts("e1", 1);
    assertThat(office.journey("e1").attempts().getFirst().outcome())
        .isEqualTo(
            new AttemptOutcome.Failed(
                "answered with status 204, only 200 counts as received", Optional.of(204)));
  }

  @Test
  void the_second_attempt_tells_the_same_under_a_fresh_signature() throws InterruptedException {
    sign("Rotate4Me");
    receiver.enqueue(status(500));
    receiver.enqueue(status(200));
    String url = url("/hook?tenant=7");
    office.happens(office.event("e1", url));
    RecordedRequest first = taken();
    Signed firstSignature = Signed.of(url, office.clock.instant(), "Rotate4Me");
    office.awaitRetriesPlanned(1);
    office.clock.advance(Duration.ofSeconds(1));
    RecordedRequest second = taken();
    Signed secondSignature = Signed.of(url, office.clock.instant(), "Rotate4Me");

    assertThat(signature(first)).isEqualTo(firstSignature);
    assertThat(signature(second)).isEqualTo(secondSignature).isNotEqualTo(firstSignature);
    assertThat(second.getBody()).isEqualTo(first.getBody());
    assertThat(second.getHeaders().get("webhook-id")).isEqualTo("e1");
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(outcomes("e1"))
        .containsExactly(
            "answered with status 500, only 200 counts as received", "answered with status 200");
  }

  @Test
  void a_new_key_signs_the_next_attempt() throws InterruptedException {
    sign("Rotate4Me");
    receiver.enqueue(status(500));
    receiver.enqueue(status(200));
    office.happens(office.event("e1", url("/hook")));
    taken();
    office.awaitRetriesPlanned(1);
    sign("Rotate5Me");
    office.clock.advance(Duration.ofSeconds(1));
    assertThat(signature(taken()))
        .isEqualTo(Signed.of(url("/hook"), office.clock.instant(), "Rotate5Me"));
  }

  @Test
  void after_three_failed_attempts_a_delivery_is_given_up() {
    for (int i = 0; i < 4; i++) {
      receiver.enqueue(status(500));
    }
    office.happens(office.event("e1", url("/hook")));
    office.awaitRetriesPlanned(1);
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitRetriesPlanned(2);
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitState("e1", Delivery.State.GIVEN_UP);
    assertThat(receiver.getRequestCount()).isEqualTo(3);
    assertThat(office.journey("e1").attempts())
        .extracting(Attempt::startedAt)
        .containsExactly(
            office.clock.instant().minusSeconds(2),
            office.clock.instant().minusSeconds(1),
            office.clock.instant());
  }

  @Test
  void a_receiver_that_hangs_fails_the_attempt_when_the_deadline_of_three_seconds_is_over()
      throws IOException {
    office = open(DeliveryPolicy.DOCUMENTED.imsDeadline());
    receiver.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    long start = System.nanoTime();
    office.happens(office.event("e1", url("/hook")));
    office.awaitAttempts("e1", 1);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(8));
    assertThat(outcomes("e1")).containsExactly("no answer came within 3 s");
  }

  @Test
  void a_receiver_that_sends_its_answer_bit_by_bit_fails_the_attempt() throws IOException {
    office = open(SHORT);
    receiver.enqueue(
        new MockResponse.Builder().headersDelay(2, TimeUnit.SECONDS).code(200).build());
    office.happens(office.event("e1", url("/hook")));
    office.awaitAttempts("e1", 1);
    assertThat(outcomes("e1")).containsExactly("no answer came within 0.3 s");
  }

  @Test
  void a_receiver_that_closes_the_connection_fails_the_attempt() {
    receiver.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    office.happens(office.event("e1", url("/hook")));
    office.awaitAttempts("e1", 1);
    assertThat(outcomes("e1"))
        .singleElement()
        .asString()
        .startsWith("the connection broke before the answer was complete");
    assertThat(receiver.getRequestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_of_200_counts_however_long_its_body_is() {
    receiver.enqueue(
        new MockResponse.Builder()
            .code(200)
            .body(new Buffer().writeUtf8("x".repeat(1_000_000)))
            .throttleBody(1_024, 1, TimeUnit.SECONDS)
            .build());
    office.happens(office.event("e1", url("/hook")));
    office.awaitState("e1", Delivery.State.DELIVERED);
  }

  @Test
  void an_address_that_may_not_be_called_fails_the_attempt() {
    office.happens(office.event("e1", "http://169.254.169.254/latest/meta-data/"));
    office.awaitAttempts("e1", 1);
    assertThat(outcomes("e1"))
        .containsExactly(
            "169.254.169.254 is a link-local address, which this server does not call");
  }

  @Test
  void an_address_that_is_no_url_fails_the_attempt() {
    office.happens(office.event("e1", "http://[not-an-address/"));
    office.awaitAttempts("e1", 1);
    assertThat(outcomes("e1")).containsExactly("the address is not a URL that can be called");
  }

  @Test
  void a_receiver_that_resets_the_connection_fails_the_attempt() throws IOException {
    try (var resetting =
        new ScriptedReceiver(socket -> {
          socket.getInputStream().read();
          socket.setSoLinger(true, 0);
        })) {
      office.happens(office.event("e1", resetting.url()));
      office.awaitAttempts("e1", 1);
      assertThat(outcomes("e1"))
          .singleElement()
          .asString()
          .startsWith("the connection broke before the answer was complete");
    }
  }

  @Test
  void a_receiver_whose_answer_never_comes_to_its_body_fails_the_attempt() throws IOException {
    try (var endless =
        new ScriptedReceiver(socket -> {
          var out = socket.getOutputStream();
          out.write(ascii("HTTP/1.1 200 OK\r\n"));
          while (true) {
            out.write(ascii("X-More: " + "x".repeat(1_000) + "\r\n"));
          }
        })) {
      office.happens(office.event("e1", endless.url()));
      office.awaitAttempts("e1", 1);
      assertThat(office.journey("e1").attempts().getFirst().outcome())
          .isInstanceOf(AttemptOutcome.Failed.class);
    }
  }

  @Test
  void an_answer_of_200_counts_even_if_its_body_never_ends() throws IOException {
    try (var endless =
        new ScriptedReceiver(socket -> {
          var out = socket.getOutputStream();
          out.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
          while (true) {
            out.write(ascii("x".repeat(10_000)));
          }
        })) {
      office.happens(office.event("e1", endless.url()));
      office.awaitState("e1", Delivery.State.DELIVERED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-9223372036854775808", "-1", "99999999999999999999", "x"})
  void an_answer_of_200_counts_whatever_length_it_is_told_to_have(String length)
      throws IOException {
    try (var odd = answering("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\nhello")) {
      office.happens(office.event("e1", odd.url()));
      office.awaitState("e1", Delivery.State.DELIVERED);
    }
  }

  @Test
  void a_status_that_there_cannot_be_fails_the_attempt() throws IOException {
    try (var odd = answering("HTTP/1.1 -20 OK\r\n\r\n")) {
      office.happens(office.event("e1", odd.url()));
      office.awaitAttempts("e1", 1);
      assertThat(outcomes("e1")).singleElement().asString().startsWith("the answer is not HTTP");
    }
  }

  private static ScriptedReceiver answering(String answer) throws IOException {
    return new ScriptedReceiver(socket -> {
      socket.getInputStream().read();
      socket.getOutputStream().write(ascii(answer));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    });
  }

  @Test
  void a_receiver_that_closes_connections_unannounced_gets_the_next_event_at_the_first_attempt() {
    receiver.enqueue(
        new MockResponse.Builder()
            .code(200)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    receiver.enqueue(status(200));
    office.happens(office.event("e1", url("/hook")));
    office.awaitState("e1", Delivery.State.DELIVERED);
    office.happens(office.event("e2", url("/hook")));
    office.awaitState("e2", Delivery.State.DELIVERED);
    assertThat(office.journey("e2").delivery().attempts()).isEqualTo(1);
  }

  @Test
  void a_receiver_that_hangs_does_not_hold_up_another() throws Exception {
    var asked = new CountDownLatch(1);
    try (var hanging =
        new ScriptedReceiver(socket -> {
          socket.getInputStream().read();
          asked.countDown();
          socket.getInputStream().readAllBytes();
        })) {
      office.happens(office.event("e1", hanging.url()));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      receiver.enqueue(status(200));
      office.happens(office.event("e2", url("/hook")));
      office.awaitState("e2", Delivery.State.DELIVERED);
      assertThat(office.journey("e1").delivery().attempts()).isZero();
    }
  }

  @Test
  void an_attempt_is_kept_with_what_was_seen_of_the_call() {
    receiver.enqueue(new MockResponse.Builder().code(500).body("out of order").build());
    office.happens(office.event("e1", url("/hook")));
    office.awaitAttempts("e1", 1);
    assertThat(office.journey("e1").attempts().getFirst().exchange())
        .hasValueSatisfying(seen -> {
          assertThat(seen.address()).contains("127.0.0.1:" + receiver.getPort());
          assertThat(seen.connectMicros()).hasValueSatisfying(m -> assertThat(m).isNotNegative());
          assertThat(seen.tlsMicros()).isEmpty();
          assertThat(seen.firstByteMicros()).hasValueSatisfying(m -> assertThat(m).isPositive());
          assertThat(seen.answer()).contains("out of order");
        });
  }

  @Test
  void no_more_than_four_kibibytes_of_an_answer_are_kept() {
    receiver.enqueue(new MockResponse.Builder().code(200).body("x".repeat(10_000)).build());
    office.happens(office.event("e1", url("/hook")));
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.journey("e1").attempts().getFirst().exchange())
        .hasValueSatisfying(seen -> assertThat(seen.answer()).contains("x".repeat(4_096)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void sign(String key) {
    office
        .callbacks()
        .settings()
        .ims()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            new ImsSetting(
                Method.HTTP,
                Optional.of("https://region.example.test/"),
                Optional.empty(),
                List.of(),
                true,
                Optional.of(key)));
  }

  private static Signed signature(RecordedRequest request) {
    return new Signed(
        requireNonNull(request.getHeaders().get("X-ICE-TIMESTAMP")),
        requireNonNull(request.getHeaders().get("X-ICE-SIGNATURE")));
  }

  private RecordedRequest taken() throws InterruptedException {
    RecordedRequest request = receiver.takeRequest(10, TimeUnit.SECONDS);
    return requireNonNull(request, "no request came");
  }

  private List<String> outcomes(String event) {
    return office.journey(event).attempts().stream().map(a -> a.outcome().sentence()).toList();
  }

  private String url(String target) {
    return "http://127.0.0.1:" + receiver.getPort() + target;
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  private record Signed(String timestamp, String signature) {
    static Signed of(String url, Instant at, String key) {
      String timestamp = Long.toString(at.getEpochSecond());
      return new Signed(timestamp, UrlSignature.sign(url, timestamp, key));
    }
  }
}
