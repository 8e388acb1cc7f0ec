package dev.cuepost.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.egress.EgressGuard.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress NOWHERE = InetAddress.ofLiteral("169.254.0.9");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(LOOPBACK, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_allowed_address_answers() {
    server.enqueue(new MockResponse.Builder().code(200).body("hello").build());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "http://127.0.0.1:%d/", LONG)).isEqualTo("200 hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:%d/", "http://localhost:%d/"})
  void an_interrupt_is_told_as_one_wherever_it_meets_the_call(String url) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(200).body("hello").build();
          }
        });
    var request = new Request.Builder().url(url.formatted(server.getPort())).build();
    try (var egress = egress(Reach.LOCAL)) {
      for (int call = 0; call < 50; call++) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> egress.client(LONG).newCall(request).execute().close())
            .isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://127.1:%d/",
        "http://2130706433:%d/",
        "http://0x7f000001:%d/",
        "http://0177.0.0.1:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://localhost:%d/",
        "http://user@127.0.0.1:%d/"
      })
  void no_spelling_of_a_refused_address_gets_round_the_guard(String url) {
    try (var egress = egress(Reach.PUBLIC)) {
      // Some of the spellings are names that no name server knows; none may reach the server.
      assertThat(call(egress, url, LONG)).isNotEqualTo("200 ");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void a_refused_address_is_told_with_its_reason() {
    try (var egress = egress(Reach.PUBLIC)) {
      assertThat(call(egress, "http://127.0.0.1:%d/", LONG))
          .isEqualTo("127.0.0.1 is a loopback address, which this server does not call");
    }
  }

  @Test
  void a_name_is_judged_by_the_address_that_is_called() {
    Dns names = host -> List.of(LOOPBACK);
    try (var egress = new Egress(new EgressGuard(Reach.PUBLIC, List.of()), names)) {
      assertThat(call(egress, "http://innocent.example.test:%d/", LONG))
          .isEqualTo("127.0.0.1 is a loopback address, which this server does not call");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void of_a_name_with_several_addresses_an_allowed_one_is_called() {
    server.enqueue(new MockResponse.Builder().code(200).build());
    Dns names = host -> List.of(NOWHERE, LOOPBACK);
    try (var egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()), names)) {
      assertThat(call(egress, "http://two.example.test:%d/", LONG)).isEqualTo("200 ");
    }
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() {
    server.enqueue(
        new MockResponse.Builder().code(302).setHeader("Location", server.url("/b")).build());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "http://127.0.0.1:%d/a", LONG)).isEqualTo("302 ");
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407, 408, 421, 500})
  void an_answer_that_asks_for_another_try_is_one_call_all_the_same(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "http://127.0.0.1:%d/", LONG)).isNotEqualTo("200 ");
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void every_call_has_a_connection_of_its_own() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(200).build());
    server.enqueue(new MockResponse.Builder().code(200).build());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "http://127.0.0.1:%d/", LONG)).isEqualTo("200 ");
      assertThat(call(egress, "http://127.0.0.1:%d/", LONG)).isEqualTo("200 ");
    }
    for (int connection = 0; connection < 2; connection++) {
      RecordedRequest request = server.takeRequest();
      assertThat(request.getConnectionIndex()).isEqualTo(connection);
      assertThat(request.getHeaders().get("Connection")).isEqualTo("close");
    }
  }

  @Test
  void an_unknown_name_is_told_as_such() {
    Dns names =
        host -> {
          throw new UnknownHostException(host);
        };
    try (var egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()), names)) {
      assertThat(call(egress, "http://nobody.example.test:%d/", LONG))
          .isEqualTo("the name nobody.example.test could not be resolved");
    }
  }

  @Test
  void a_name_server_that_never_answers_takes_no_longer_than_the_deadline() {
    var hanging = new CountDownLatch(1);
    Dns names =
        host -> {
          try {
            hanging.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(host);
        };
    try (var egress = new Egress(new EgressGuard(Reach.LOCAL, List.of()), names)) {
      assertThat(call(egress, "http://slow.example.test:%d/", SHORT))
          .isIn("the name slow.example.test could not be resolved", "no answer came within 0.2 s");
    }
    assertThat(hanging.getCount()).isEqualTo(1);
  }

  @Test
  void a_port_where_nobody_listens_is_told_as_such() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, LOOPBACK)) {
      port = closed.getLocalPort();
    }
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(exchange(egress, "http://127.0.0.1:" + port, LONG))
          .startsWith("no connection to 127.0.0.1 could be made (");
    }
  }

  @Test
  void an_answer_that_does_not_come_ends_with_the_deadline() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "http://127.0.0.1:%d/", SHORT))
          .isEqualTo("no answer came within 0.2 s");
    }
  }

  @Test
  void a_connection_that_is_closed_early_is_told_as_such() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "http://127.0.0.1:%d/", LONG))
          .startsWith("the connection broke before the answer was complete (");
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_that_is_not_http_is_told_as_such() throws Exception {
    try (var listener = new ServerSocket(0, 1, LOOPBACK);
        var egress = egress(Reach.LOCAL)) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = listener.accept()) {
              socket
                  .getOutputStream()
                  .write("220 mail ready\r\n".getBytes(StandardCharsets.US_ASCII));
              socket.getInputStream().readAllBytes();
            } catch (IOException _) {
              // The client has seen enough.
            }
          });
      assertThat(exchange(egress, "http://127.0.0.1:" + listener.getLocalPort(), LONG))
          .startsWith("the answer is not HTTP (");
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_refused() {
    var own = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
    try (var egress = egress(Reach.LOCAL)) {
      assertThat(call(egress, "https://127.0.0.1:%d/", LONG))
          .startsWith("no secure connection to 127.0.0.1 could be made (");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private String call(Egress egress, String url, Duration deadline) {
    return exchange(egress, url.formatted(server.getPort()), deadline);
  }

  /** Status and body, or why there are none. */
  private static String exchange(Egress egress, String url, Duration deadline) {
    var request = new Request.Builder().url(url).post(RequestBody.EMPTY).build();
    try (Response response = egress.client(deadline).newCall(request).execute()) {
      return response.code() + " " + response.body().string();
    } catch (IOException e) {
      return ExchangeFailure.of(e, request.url().host(), deadline).sentence();
    }
  }

  private static Egress egress(Reach reach) {
    return new Egress(new EgressGuard(reach, List.of()));
  }
}
