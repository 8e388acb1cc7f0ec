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
  private static CommandSite site;

  @BeforeAll
  static void start() {
    site = CommandSite.in(directory);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static CommandSite.Outcome run(String... arguments) {
    return site.run(words(arguments));
  }

  private static void refused(int status, String sentence, String... arguments) {
    site.refused(status, sentence, words(arguments));
  }

  private static String[] words(String... arguments) {
    return Stream.concat(Stream.of("callback"), Stream.of(arguments)).toArray(String[]::new);
  }

  @Test
  void an_http_attempt_is_shown_with_its_timings_and_answer() {
    String url = site.endpoint("api") + "/nothing-here";
    CommandSite.Outcome shown = run("test", url);
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
      CommandSite.Outcome shown = run("test", url, "--region", "cn-shanghai");
      assertThat(shown.status()).isZero();
      assertThat(shown.out()).contains("\nstate     DELIVERED since ");
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void a_receiver_with_the_secret_verifies_what_is_sent_also_while_it_rotates() throws Exception {
    CommandSite.Outcome made = run("secret", "create");
    assertThat(made.status()).isZero();
    String first = made.lines().getFirst();
    assertThat(made.lines()).hasSize(2).last().isEqualTo("bin/cuepost listen --secret " + first);
    assertThat(heard(first)).contains(", verified, ", "body signature: right");

    CommandSite.Outcome rotated = run("secret", "rotate", "--overlap", "60");
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
              Cuepost.commandLine(site.environment()::get)
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
    assertThat(secret(place, "show").lines().getLast()).matches("vod +none +- +none +-");
    assertThat(secret(place, "create", "--secret", own).lines()).contains(own);
    refused(1, "OperationDenied.WebhookSecretExists: ", "secret", "create", "--product", "vod");
    CommandSite.Outcome shown = secret(place, "show");
    assertThat(shown.lines().getFirst()).matches("PRODUCT +SECRET +SINCE +PREVIOUS +UNTIL");
    assertThat(shown.lines().getLast()).matches("vod +3eb1bd43 +20[^ ]+Z +none +-");
    assertThat(run("secret", "show").lines().getLast()).startsWith("ims ");
    secret(place, "rotate");
    assertThat(secret(place, "show").lines().getLast())
        .matches("vod +[0-9a-f]{8} +20[^ ]+Z +3eb1bd43 +20[^ ]+Z");
    assertThat(secret(place, "delete").out()).isEmpty();
    assertThat(secret(place, "delete").out()).isEmpty();
    assertThat(secret(place, "show").lines().getLast()).matches("vod +none +- +none +-");
  }

  private static CommandSite.Outcome secret(String[] place, String... command) {
    CommandSite.Outcome outcome =
        run(
            Stream.of(Stream.of("secret"), Stream.of(command), Stream.of(place))
                .flatMap(part -> part)
                .toArray(String[]::new));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    return outcome;
  }

  @Test
  void where_events_go_is_set_shown_without_its_key_and_unset() {
    assertThat(run("get").out()).startsWith("not set: ");
    site.environment().put("CUEPOST_AUTH_KEY", "Rotate4Me");
    site.done(
        words("set", "--url", "https://cb.example.com/hook", "--events", "TranscodeComplete"));
    site.environment().remove("CUEPOST_AUTH_KEY");
    assertThat(run("get").lines())
        .contains("method    HTTP", "url       https://cb.example.com/hook", "signed    on")
        .contains("events    TranscodeComplete", "key set   true");
    assertThat(site.json(words("get")).toString())
        .contains("\"HasAuthKey\":true")
        .doesNotContain("Rotate4Me");
    site.done(words("unset"));
    assertThat(site.json(words("get")).path("EventTypeList").asText()).isEmpty();

    site.done(words("set", "--product", "vod", "--queue", "ice-callback-vod"));
    assertThat(run("get", "--product", "vod").lines()).contains("queue     ice-callback-vod");
    site.done(words("unset", "--product", "vod"));
    assertThat(run("get", "--product", "vod").out()).startsWith("not set: ");
    refused(2, "give either --url or --queue", "set");
    refused(2, "--app is for --product vod", "get", "--app", "app-1000000");
    refused(1, "InvalidParameter: ", "set", "--queue", "orders");
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
    refused(1, "InvalidParameter: ", "test", "orders");
    refused(1, "InvalidParameter: ", "retries", "soon");
    refused(1, "InvalidParameter: ", "secret", "create", "--product", "mts");
    refused(1, "InvalidParameter: ", "secret", "create", "--product", "vod", "--secret", "whsec_x");
    refused(1, "InvalidParameter: ", "secret", "rotate", "--overlap", "1h");
    refused(
        1,
        "WebhookSecretNotFound: ",
        "secret",
        "rotate",
        "--region",
        "cn-shanghai",
        "--product",
        "vod");
  }
}
