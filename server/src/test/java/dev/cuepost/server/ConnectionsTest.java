package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both kinds of ports do with connections, whatever is asked for on them. */
class ConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  @TempDir private static Path directory;
  private static CommandSite site;

  @BeforeAll
  static void start() {
    site = CommandSite.in(directory);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "api,     GET /health",
    "api,     GET /queues/none/messages",
    "api,     GET /console/",
    "api,     POST /",
    "objects, GET /demo/none",
    "objects, HEAD /demo/none",
    "objects, PUT /demo/none"
  })
  void a_client_that_wants_the_connection_closed_sees_it_end_behind_the_answer(
      String face, String line) throws IOException {
    String answer =
        toTheEnd(face, line + " HTTP/1.1\nhost: x\ncontent-length: 2\nconnection: Close\n\nhi");
    assertThat(answer).startsWith("HTTP/1.1 ").containsIgnoringCase("\nConnection: close\r");
  }

  @Test
  void an_object_of_many_writes_is_there_whole_before_that_end() throws IOException {
    String object = "0123456789".repeat(100_000);
    try (var http = HttpClient.newHttpClient()) {
      var customer =
          new Customer(
              http,
              Credentials.open(
                      site.data().resolve("credentials"), System::getenv, new SecureRandom())
                  .rootKey(),
              URI.create(site.endpoint("api")),
              URI.create(site.endpoint("objects")));
      assertThat(customer.oss("PUT", "/demo/a", object).status()).isEqualTo(200);
    }
    String answer = toTheEnd("objects", "GET /demo/a HTTP/1.1\nhost: x\nconnection: close\n\n");
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + object);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "objects"})
  void a_connection_stays_open_until_then(String face) throws IOException {
    String answers =
        toTheEnd(
            face,
            """
            GET /none/a HTTP/1.1
            host: x

            GET /none/b HTTP/1.1
            host: x
            connection: te, close

            """);
    assertThat(answers.split("HTTP/1.1 4", -1)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "api,     GET /queues/a HTTP/1.0,     400, InvalidRequestURL",
    "objects, GET /demo/a HTTP/1.0,       505, HttpVersionNotSupported",
    "objects, GET /demo/a?b=%zz HTTP/1.1, 400, InvalidRequest",
    "objects, no HTTP at all,             400, InvalidRequest"
  })
  void what_cannot_be_served_is_told_so(String face, String line, int status, String code)
      throws IOException {
    assertThat(toTheEnd(face, line + "\nhost: x\n\n"))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("<Code>" + code + "</Code>", "<RequestId>")
        .containsPattern("\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} ");
  }

  /** All that comes until the server ends the connection; lines are ended by CR LF. */
  private static String toTheEnd(String face, String requests) throws IOException {
    int port = URI.create(site.endpoint(face)).getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(requests.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
