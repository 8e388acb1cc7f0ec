package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void a_receiver_with_the_secret_verifies_what_is_sent_also_while_it_rotates() throws Exception {
    Outcome made = run("secret", "create");
    assertThat(made.status()).isZero();
    String first = made.lines().getFirst();
    assertThat(made.lines()).hasSize(2).last().isEqualTo("bin/cuepost listen --secret " + first);
    assertThat(heard(first)).contains(", verified, ", "body signature: right");

    Outcome rotated = run("secret", "rotate", "--overlap", "60");
    String second = rotated.lines().getFirst();
    assertThat(rotated.lines().get(1)).isEqualTo("bin/cuepost listen --secret " + second);
    assertThat(rotated.lines().getLast()).matches("the old one signs too until 20.*Z");
    assertThat(heard(first)).contains(", verified, ");
    assertThat(heard(second)).contains(", verified, ");

    String third = run("secret", "rotate", "--overlap", "0").lines().getFirst();
    assertThat(heard(second)).contains("NOT VERIFIED", "--secret is not the sender's");
    assertThat(heard(third)).contains(", verified, ");

    assertThat(run("secret", "delete").status()).isZero();
    assertThat(heard(third)).contains("NOT VERIFIED", "the sender has no webhook secret set");
  }

  /** What {@code cuepost listen} with the secret says about a test event. */
  private static String heard(String secret) throws Exception {
    var out = new StringWriter();
    var err = new StringWriter();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> listening =
          threads.submit(() ->
              Cuepost.commandLine(environment::get)
                  .setOut(new PrintWriter(out, true))
                  .setErr(new PrintWriter(err, true))
                  .execute(
                      "listen",
                      "--port",
                      "0",
                      "--secret",
                      secret,
                      "--count",
                      "1",
                      "--timeout",
                      "20s"));
      Pattern ready = Pattern.compile("ready url=(\\S+)\n");
      await().until(() -> listening.isDone() || ready.matcher(err.toString()).find());
      Matcher found = ready.matcher(err.toString());
      assertThat(found.find()).as(err.toString()).isTrue();
      assertThat(run("test", found.group(1) + "/hook").status()).isZero();
      listening.get(20, TimeUnit.SECONDS);
    }
    return out.toString();
  }

  @Test
  void a_secret_is_shown_by_its_fingerprint_for_each_product_and_region() {
    String own = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    String[] place = {"--product", "vod", "--region", "cn-shanghai"};
    assertThat(secret(place, "show").lines().getLast()).matches("vod +none +none");
    assertThat(secret(place, "create", "--secret", own).lines()).contains(own);
    refused("OperationDenied.WebhookSecretExists: ", "secret", "create", "--product", "vod");
    Outcome shown = secret(place, "show");
    assertThat(shown.lines().getFirst()).matches("PRODUCT +SECRET +SINCE +PREVIOUS +UNTIL");
    assertThat(shown.lines().getLast()).matches("vod +3eb1bd43 +20[^ ]+Z +none");
    assertThat(run("secret", "show").lines().getLast()).startsWith("ims ");
    secret(place, "rotate");
    assertThat(secret(place, "show").lines().getLast())
        .matches("vod +[0-9a-f]{8} +20[^ ]+Z +3eb1bd43 +20[^ ]+Z");
    assertThat(secret(place, "delete").out()).isEmpty();
    assertThat(secret(place, "delete").out()).isEmpty();
    assertThat(secret(place, "show").lines().getLast()).matches("vod +none +none");
  }

  private static Outcome secret(String[] place, String... command) {
    Outcome outcome =
        run(
            Stream.of(Stream.of("secret"), Stream.of(command), Stream.of(place))
                .flatMap(part -> part)
                .toArray(String[]::new));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    return outcome;
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
  void dead_letters_are_drained() {
    String queue = "ice-callback-dlq-cli";
    assertThat(run("options", "--dead-letters", queue, "--retries", "1ms").status()).isZero();
    refused("QueueNotFound: ", "drain");
    refused("QueueNotFound: ", "drain", "--queue", "ice-callback-dlq-none", "--limit", "5");
    refused("InvalidParameter: ", "drain", "--queue", "orders");
    refused("InvalidParameter: ", "drain", "--limit", "0");
    run("options", "--default");
    refused("MissingQueue: ", "drain");
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
    refused("InvalidParameter: ", "secret", "create", "--product", "mts");
    refused("InvalidParameter: ", "secret", "create", "--product", "vod", "--secret", "whsec_x");
    refused("InvalidParameter: ", "secret", "rotate", "--overlap", "1h");
    refused(
        "WebhookSecretNotFound: ",
        "secret",
        "rotate",
        "--region",
        "cn-shanghai",
        "--product",
        "vod");
  }
}
