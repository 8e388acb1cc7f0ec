package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells those who watch it. */
class MetricsTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "operations");
  private static final String MESSAGE = "<Message><MessageBody>aGVsbG8=</MessageBody></Message>";

  @TempDir private static Path directory;
  private static HttpClient http;
  private static Server server;
  private static Customer customer;

  @BeforeAll
  static void start() throws IOException {
    http = HttpClient.newHttpClient();
    server =
        Server.start(
            new Settings()
                .set("data", directory.resolve("data").toString())
                .set("port", "0")
                .set("oss-port", "0")
                .read());
    Map<String, String> endpoints = server.endpoints();
    customer =
        new Customer(
            http,
            Credentials.open(
                    directory.resolve("data/credentials"), System::getenv, new SecureRandom())
                .rootKey(),
            URI.create(endpoints.getOrDefault("api", "")),
            URI.create(endpoints.getOrDefault("objects", "")));
    assertThat(customer.smq("PUT", "/queues/orders", "<Queue/>").status()).isEqualTo(201);
    assertThat(customer.smq("POST", "/queues/orders/messages", MESSAGE).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    server.close();
    http.close();
  }

  private static HttpResponse<String> metrics(String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(customer.api().resolve("/metrics"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void requests_are_counted_by_what_they_ask_for() throws Exception {
    customer.ims("GetEventCallback", Map.of());
    customer.ims("NoSuchOperation" + System.nanoTime(), Map.of());

    assertThat(metrics().body())
        .contains(
            "cuepost_requests_total{action=\"POST messages\",face=\"smq\",status=\"201\"} 1.0",
            "cuepost_requests_total{action=\"GetEventCallback\",face=\"rpc\",",
            "cuepost_requests_total{action=\"other\",face=\"rpc\",status=\"404\"} 1.0",
            "cuepost_request_seconds_count{action=\"POST messages\",face=\"smq\"} 1")
        .doesNotContain("NoSuchOperation");
  }

  @Test
  void queues_tell_how_many_messages_they_hold() throws Exception {
    assertThat(metrics().body())
        .contains("queue=\"orders\",region=\"cn-shanghai\",state=\"active\"} 1.0")
        .contains("account=\"internal\"");
  }

  @Test
  void deliveries_are_told_by_how_they_end_and_what_they_wait_for() throws Exception {
    String queue = "ice-callback-metrics";
    assertThat(customer.smq("PUT", "/queues/" + queue, "<Queue/>").status()).isEqualTo(201);
    long before = number("cuepost_deliveries_total{outcome=\"delivered\"}");
    long attempts = number("cuepost_delivery_attempts_total{outcome=\"succeeded\"}");

    assertThat(customer.rpc("2026-12-01", "SendTestEvent", Map.of("Target", queue)).outcome())
        .isEqualTo("200");

    await()
        .untilAsserted(() -> {
          assertThat(number("cuepost_deliveries_total{outcome=\"delivered\"}"))
              .isEqualTo(before + 1);
          assertThat(number("cuepost_delivery_attempts_total{outcome=\"succeeded\"}"))
              .isEqualTo(attempts + 1);
        });
    assertThat(number("cuepost_delivery_attempts_total{outcome=\"failed\"}")).isZero();
    assertThat(number("cuepost_deliveries_pending{waits_for=\"first_attempt\"}")).isZero();
    assertThat(number("cuepost_deliveries_pending{waits_for=\"retry\"}")).isZero();
  }

  @Test
  void jobs_are_told_by_kind_and_how_far_they_have_come() throws Exception {
    String editing = "cuepost_jobs{kind=\"editing\",product=\"ims\",region=\"cn-shanghai\",state=";
    assertThat(number(editing + "\"failed\"}")).isZero();
    assertThat(
            customer
                .ims(
                    "SubmitMediaProducingJob",
                    Map.of(
                        "Timeline",
                        """
                        {"VideoTracks": [{"VideoTrackClips": [{"MediaURL": "%s/demo/none.mp4"}]}]}
                        """
                            .formatted(customer.objects()),
                        "OutputMediaConfig",
                        "{\"MediaURL\": \"%s/demo/film.mp4\"}".formatted(customer.objects())))
                .outcome())
        .isEqualTo("200");

    await().untilAsserted(() -> assertThat(number(editing + "\"failed\"}")).isEqualTo(1));
    assertThat(number(editing + "\"waiting\"}")).isZero();
    assertThat(number(editing + "\"running\"}")).isZero();
    assertThat(number(editing.replace("editing", "transcode") + "\"waiting\"}")).isZero();
  }

  private static long number(String series) throws IOException, InterruptedException {
    return metrics()
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series));
  }

  @Test
  void those_who_ask_through_a_proxy_need_a_token() throws Exception {
    assertThat(metrics("X-Forwarded-For", "198.51.100.7").statusCode()).isEqualTo(403);
    assertThat(metrics("Forwarded", "for=198.51.100.7").statusCode()).isEqualTo(403);
  }

  @Test
  void all_that_the_example_rules_and_the_dashboard_ask_for_is_told() throws Exception {
    JsonNode rules = new YAMLMapper().readTree(EXAMPLES.resolve("prometheus-rules.yml").toFile());
    JsonNode dashboard =
        new ObjectMapper().readTree(EXAMPLES.resolve("grafana-dashboard.json").toFile());
    var asked = new TreeSet<String>();
    asked.addAll(rules.findValuesAsText("expr"));
    asked.addAll(dashboard.findValuesAsText("expr"));
    assertThat(asked).hasSizeGreaterThan(10);

    String told = metrics().body();
    asked.stream()
        .flatMap(expression -> Pattern.compile("cuepost_\\w+").matcher(expression).results())
        .map(MatchResult::group)
        .distinct()
        .forEach(name -> assertThat(told).containsPattern("(?m)^" + name + "[ {]"));
  }
}
