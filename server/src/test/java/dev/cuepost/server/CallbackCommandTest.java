package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cuepost callback} against a whole server. */
class CallbackCommandTest {
  @TempDir private static Path directory;
  private static Server server;
  private static final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start() {
    server =
        Server.start(
            new Settings()
                .set("data", directory.resolve("data").toString())
                .set("port", "0")
                .set("oss-port", "0")
                .read());
    environment.put("CUEPOST_ENDPOINT", server.endpoints().getOrDefault("api", ""));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Outcome(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  private static Outcome run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] all =
        Stream.of(
                Stream.of("callback"),
                Stream.of(arguments),
                Stream.of("--data", directory.resolve("data").toString()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    int status =
        Cuepost.commandLine(environment::get)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    return new Outcome(status, out.toString(), err.toString());
  }

  private static void refused(String sentence, String... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("cuepost: " + sentence).hasLineCount(1);
  }

  /** The name of the delivery of a test event that its target did not take. */
  private static String failed(String target) {
    Outcome outcome = run("test", target);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.lines().getFirst()).matches("delivery  [0-9a-f]{32}-1 \\(EVENT\\)");
    return outcome.lines().getFirst().split(" +", -1)[1];
  }

  @Test
  void a_test_that_fails_tells_why_and_so_do_list_and_show() {
    String delivery = failed("ice-callback-missing");
    assertThat(run("list", "--failed", "--since", "1h", "--target", "ice-callback-m").lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("DELIVERY ");
    assertThat(run("list", "--failed", "--type", "TestEvent").out())
        .contains(delivery + "  ", "  GIVEN_UP  1 ", "there is no queue ice-callback-missing");
    assertThat(run("list", "--until", "1h").lines()).hasSize(1);
    assertThat(run("list", "--job", "none", "--json").out()).isEqualToIgnoringWhitespace("[]");
    Outcome shown = run("show", delivery);
    assertThat(shown.lines().getLast())
        .matches("attempt 1  20[^ ]+Z  [0-9]+ ms  there is no queue ice-callback-missing in .*");
    assertThat(shown.out()).contains("\ntext      {\"EventType\":\"TestEvent\"");
    assertThat(run("show", delivery, "--json").out()).contains("\"AttemptList\" : [");
  }

  @Test
  void an_http_attempt_is_shown_with_its_timings_and_answer() {
    String url = server.endpoints().getOrDefault("api", "") + "/nothing-here";
    Outcome shown = run("test", url);
    assertThat(shown.status()).isEqualTo(1);
    assertThat(shown.out()).contains("target    " + url + " (HTTP)", "  first byte ");
  }

  @Test
  void a_test_that_arrives_succeeds() throws IOException {
    var receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
      Outcome shown = run("test", url, "--region", "cn-shanghai");
      assertThat(shown.status()).isZero();
      assertThat(shown.out()).contains("\nstate     DELIVERED since ");
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void what_failed_is_replayed() {
    String delivery = failed("ice-callback-again");
    assertThat(run("replay", delivery).out()).isEqualTo(delivery.replaceAll("-1$", "-2") + "\n");
    failed("ice-callback-all");
    assertThat(run("replay", "--failed", "--since", "1h", "--target", "ice-callback-all").out())
        .isEqualTo("1 replayed\n");
    assertThat(run("replay", "--failed", "--type", "SnapshotComplete", "--max", "5").out())
        .isEqualTo("0 replayed\n");
  }

  @Test
  void a_retry_policy_is_shown_as_times() {
    assertThat(run("retries", "1s,2h5m").status()).isEqualTo(1);
    assertThat(run("retries", "1s,500ms,2h").lines())
        .hasSize(5)
        .anyMatch(line -> line.matches("3 +1\\.5s +20.*Z"))
        .anyMatch(line -> line.matches("4 +2h1\\.5s +20.*Z"));
  }

  @Test
  void whatever_is_wrong_is_one_sentence() {
    refused("DeliveryNotFound: ", "show", "none-1");
    refused("DeliveryNotFound: ", "replay", "none-1");
    refused("give either ", "replay");
    refused("give either ", "replay", "none-1", "--failed");
    refused("--since must be like ", "list", "--since", "soon");
    refused("InvalidParameter: ", "test", "orders");
    refused("InvalidParameter: ", "retries", "soon");
  }
}
