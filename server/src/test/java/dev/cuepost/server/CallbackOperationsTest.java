package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cuepost's own operations against a whole server with two accounts. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class CallbackOperationsTest {
  private static final String VERSION = "2026-12-01";

  private static TwoCustomers both;
  private static HttpServer receiver;
  private static Customer one;
  private static Customer two;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    both = TwoCustomers.start(directory, "cn-shanghai,cn-beijing");
    one = both.one();
    two = both.two();
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] answer = "well received".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    receiver.start();
  }

  @AfterAll
  static void stop() {
    receiver.stop(0);
    both.close();
  }

  private static JsonNode call(Customer customer, String action, Map<String, String> parameters)
      throws IOException {
    return new ObjectMapper().readTree(customer.rpc(VERSION, action, parameters).body());
  }

  private static JsonNode delivery(Customer customer, String id) throws IOException {
    return call(customer, "GetDelivery", Map.of("DeliveryId", id)).path("Delivery");
  }

  /** Sends a test event and waits until its delivery has ended. */
  private static String sent(Customer customer, String target) throws IOException {
    String id =
        call(customer, "SendTestEvent", Map.of("Target", target)).path("DeliveryId").asText();
    awaitEnd(customer, id);
    return id;
  }

  private static void awaitEnd(Customer customer, String id) {
    await().until(() -> delivery(customer, id).has("EndTime"));
  }

  @Test
  void a_test_event_and_its_delivery_are_told_with_the_attempts_timings() throws IOException {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    JsonNode told = delivery(one, sent(one, url));
    assertThat(told.path("EventType").asText()).isEqualTo("TestEvent");
    assertThat(told.path("State").asText()).isEqualTo("DELIVERED");
    assertThat(told.path("Purpose").asText()).isEqualTo("EVENT");
    assertThat(told.path("Kind").asText()).isEqualTo("HTTP");
    assertThat(told.path("Target").asText()).isEqualTo(url);
    assertThat(told.path("EventText").asText()).startsWith("{\"EventType\":\"TestEvent\"");
    assertThat(told.has("DueTime")).isFalse();
    JsonNode attempt = told.at("/AttemptList/0");
    assertThat(attempt.path("Number").asInt()).isEqualTo(1);
    assertThat(attempt.path("Succeeded").asBoolean()).isTrue();
    assertThat(attempt.path("HttpStatus").asInt()).isEqualTo(200);
    assertThat(attempt.path("Address").asText()).startsWith("127.0.0.1:");
    assertThat(attempt.path("FirstByteMicros").isIntegralNumber()).isTrue();
    assertThat(attempt.path("DurationMillis").isIntegralNumber()).isTrue();
    assertThat(attempt.path("Outcome").asText()).isEqualTo(told.path("LastOutcome").asText());
  }

  @Test
  void deliveries_are_listed_by_what_is_asked_for_in_pages() throws IOException {
    for (int i = 0; i < 3; i++) {
      sent(one, "ice-callback-list");
    }
    Map<String, String> asked =
        Map.of("Target", "ice-callback-li", "State", "GIVEN_UP", "MaxResults", "2");
    JsonNode page = call(one, "ListDeliveries", asked);
    assertThat(page.path("Deliveries")).hasSize(2);
    assertThat(page.at("/Deliveries/0/LastOutcome").asText()).startsWith("there is no queue ");
    JsonNode rest =
        call(
            one,
            "ListDeliveries",
            Map.of(
                "Target",
                "ice-callback-li",
                "State",
                "GIVEN_UP",
                "NextToken",
                page.path("NextToken").asText()));
    assertThat(rest.path("Deliveries")).hasSize(1);
    assertThat(rest.has("NextToken")).isFalse();
    String event = rest.at("/Deliveries/0/EventId").asText();
    assertThat(call(one, "ListDeliveries", Map.of("JobId", event)).path("Deliveries")).hasSize(1);
    assertThat(
            call(one, "ListDeliveries", Map.of("JobId", event, "State", "PENDING"))
                .path("Deliveries"))
        .isEmpty();
    String later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString();
    assertThat(call(one, "ListDeliveries", Map.of("StartTime", later)).path("Deliveries"))
        .isEmpty();
  }

  @Test
  void what_was_given_up_is_replayed_once() throws IOException {
    String failed = sent(one, "ice-callback-replay");
    sent(one, "ice-callback-replay");
    one.smq("PUT", "/queues/ice-callback-replay", "<Queue/>");
    String second =
        call(one, "ReplayDelivery", Map.of("DeliveryId", failed)).path("DeliveryId").asText();
    awaitEnd(one, second);
    assertThat(delivery(one, second).path("State").asText()).isEqualTo("DELIVERED");
    assertThat(delivery(one, second).path("Purpose").asText()).isEqualTo("REPLAY");

    Map<String, String> asked = Map.of("Target", "ice-callback-replay", "EventType", "TestEvent");
    JsonNode answer = call(one, "ReplayDeliveries", asked);
    assertThat(answer.path("Count").asInt()).isEqualTo(1);
    assertThat(answer.path("More").asBoolean(true)).isFalse();
    assertThat(call(one, "ReplayDeliveries", asked).path("Count").asInt(-1)).isZero();
  }

  @Test
  void dead_letters_are_drained_and_other_messages_stay() throws IOException {
    one.smq("PUT", "/queues/ice-callback-dlq-drain", "<Queue/>");
    String failed = sent(one, "ice-callback-drain");
    one.smq("PUT", "/queues/ice-callback-drain", "<Queue/>");
    for (String delivery : List.of(failed, failed, "gone-1")) {
      one.smq(
          "POST",
          "/queues/ice-callback-dlq-drain/messages",
          """
          <Message><MessageBody>e30=</MessageBody><UserProperties><PropertyValue>\
          <Name>DeliveryId</Name><Value>%s</Value><Type>STRING</Type>\
          </PropertyValue></UserProperties></Message>\
          """
              .formatted(delivery));
    }
    one.smq(
        "POST",
        "/queues/ice-callback-dlq-drain/messages",
        "<Message><MessageBody>e30=</MessageBody></Message>");
    Map<String, String> asked = Map.of("Queue", "ice-callback-dlq-drain", "Limit", "1000");
    JsonNode answer = call(one, "DrainDeadLetters", asked);
    String again = failed.replaceAll("-1$", "-2");
    assertThat(answer.path("DeliveryIds")).hasSize(1).first().hasToString('"' + again + '"');
    assertThat(answer.path("Planned").asInt()).isEqualTo(1);
    assertThat(answer.path("Outdated").asInt()).isEqualTo(1);
    assertThat(answer.at("/PassedOver/NoDeadLetter").asInt()).isEqualTo(1);
    assertThat(answer.at("/PassedOver/NotInLog").asInt()).isEqualTo(1);
    assertThat(answer.path("More").asBoolean(true)).isFalse();
    assertThat(Instant.parse(answer.path("SentUntil").asText())).isBeforeOrEqualTo(Instant.now());
    awaitEnd(one, again);
    assertThat(one.smq("GET", "/queues/ice-callback-drain/messages?waitseconds=0").status())
        .isEqualTo(200);
    assertThat(call(one, "DrainDeadLetters", asked).path("Planned").asInt(-1)).isZero();
  }

  @Test
  void the_chosen_queue_of_dead_letters_is_drained_unless_another_is_named() throws IOException {
    one.smq("PUT", "/queues/ice-callback-dlq-chosen", "<Queue/>");
    call(
        two,
        "SetDeliveryOptions",
        Map.of("Product", "ims", "DeadLetterQueue", "ice-callback-dlq-chosen"));
    assertThat(two.rpc(VERSION, "DrainDeadLetters", Map.of()).outcome())
        .isEqualTo("404 QueueNotFound");
    two.smq("PUT", "/queues/ice-callback-dlq-chosen", "<Queue/>");
    assertThat(call(two, "DrainDeadLetters", Map.of()).path("Queue").asText())
        .isEqualTo("ice-callback-dlq-chosen");
    call(two, "SetDeliveryOptions", Map.of());
  }

  @Test
  void a_delivery_that_has_not_ended_is_not_replayed() throws IOException {
    try (var silent = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"))) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      String id = call(one, "SendTestEvent", Map.of("Target", url)).path("DeliveryId").asText();
      assertThat(one.rpc(VERSION, "ReplayDelivery", Map.of("DeliveryId", id)).outcome())
          .isEqualTo("409 OperationDenied.DeliveryPending");
    }
  }

  @Test
  void another_account_never_sees_any_of_it() throws IOException {
    String failed = sent(one, "ice-callback-alone");
    for (String action : new String[] {"GetDelivery", "ReplayDelivery"}) {
      assertThat(two.rpc(VERSION, action, Map.of("DeliveryId", failed)).outcome())
          .isEqualTo("404 DeliveryNotFound");
    }
    String token =
        call(one, "ListDeliveries", Map.of("MaxResults", "1")).path("NextToken").asText();
    String all = two.rpc(VERSION, "ListDeliveries", Map.of()).body();
    assertThat(all).contains("\"Deliveries\":[]");
    assertThat(two.rpc(VERSION, "ListDeliveries", Map.of("NextToken", token)).body())
        .doesNotContain("DeliveryId");
    assertThat(call(two, "ReplayDeliveries", Map.of()).path("Count").asInt(-1)).isZero();
    assertThat(
            call(one, "ListDeliveries", Map.of("Target", "ice-callback-alone")).path("Deliveries"))
        .hasSize(1);
  }

  @Test
  void another_region_has_deliveries_of_its_own() throws IOException {
    String there =
        call(one, "SendTestEvent", Map.of("Target", "ice-callback-there", "RegionId", "cn-beijing"))
            .path("DeliveryId")
            .asText();
    Map<String, String> asked = Map.of("DeliveryId", there, "RegionId", "cn-beijing");
    await().until(() -> call(one, "GetDelivery", asked).path("Delivery").has("EndTime"));
    for (String action : new String[] {"GetDelivery", "ReplayDelivery"}) {
      assertThat(one.rpc(VERSION, action, Map.of("DeliveryId", there)).outcome())
          .isEqualTo("404 DeliveryNotFound");
    }
    Map<String, String> filter = Map.of("Target", "ice-callback-there");
    assertThat(call(one, "ListDeliveries", filter).path("Deliveries")).isEmpty();
    assertThat(call(one, "ReplayDeliveries", filter).path("Count").asInt(-1)).isZero();
    assertThat(call(one, "ReplayDelivery", asked).path("DeliveryId").asText())
        .isEqualTo(there.replaceAll("-1$", "-2"));
  }

  @Test
  void a_user_may_do_what_a_policy_allows() {
    ram("CreateUser", Map.of("UserName", "reader"));
    Customer.Answer key = ram("CreateAccessKey", Map.of("UserName", "reader"));
    Customer reader =
        both.customer(
            new AccessKey(
                key.value("AccessKeyId"), key.value("AccessKeySecret"), one.key().account()));
    assertThat(reader.rpc(VERSION, "ListDeliveries", Map.of()).outcome())
        .isEqualTo("403 Forbidden.RAM");
    ram(
        "CreatePolicy",
        Map.of(
            "PolicyName",
            "reads",
            "PolicyDocument",
            """
            {"Version":"1","Statement":[{"Effect":"Allow",\
            "Action":["cuepost:List*","cuepost:Get*"],"Resource":"acs:cuepost:cn-shanghai:*:*"}]}\
            """));
    ram(
        "AttachPolicyToUser",
        Map.of("PolicyType", "Custom", "PolicyName", "reads", "UserName", "reader"));
    assertThat(reader.rpc(VERSION, "ListDeliveries", Map.of()).outcome()).isEqualTo("200");
    assertThat(reader.rpc(VERSION, "ListDeliveries", Map.of("RegionId", "cn-beijing")).outcome())
        .isEqualTo("403 Forbidden.RAM");
    assertThat(reader.rpc(VERSION, "ReplayDeliveries", Map.of()).outcome())
        .isEqualTo("403 Forbidden.RAM");
    assertThat(
            reader.rpc(VERSION, "DrainDeadLetters", Map.of("Queue", "ice-callback-dlq")).outcome())
        .isEqualTo("403 Forbidden.RAM");
    assertThat(reader.rpc(VERSION, "GetWebhookSecret", Map.of()).outcome()).isEqualTo("200");
    for (String action :
        List.of("CreateWebhookSecret", "RotateWebhookSecret", "DeleteWebhookSecret")) {
      assertThat(reader.rpc(VERSION, action, Map.of()).outcome()).isEqualTo("403 Forbidden.RAM");
    }
  }

  private static Customer.Answer ram(String action, Map<String, String> parameters) {
    Customer.Answer answer = one.rpc("2015-05-01", action, parameters);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  @Test
  void a_retry_policy_is_told_as_times() throws IOException {
    JsonNode attempts =
        call(one, "PreviewRetryPolicy", Map.of("Policy", "1s,500ms,2h")).path("Attempts");
    assertThat(attempts.findValuesAsText("OffsetSeconds"))
        .containsExactly("0.0", "1.0", "1.5", "7201.5");
    assertThat(attempts.findValuesAsText("Number")).containsExactly("1", "2", "3", "4");
    assertThat(call(one, "PreviewRetryPolicy", Map.of("Policy", "ims")).path("Attempts"))
        .hasSize(3);
  }

  @Test
  void delivery_options_are_kept_for_each_product_and_default_to_what_is_documented()
      throws IOException {
    assertThat(call(one, "GetDeliveryOptions", Map.of()).path("RetryPolicy").asText())
        .isEqualTo("ims");
    call(
        one,
        "SetDeliveryOptions",
        Map.of("Product", "vod", "RetryPolicy", "1s,2h", "DeadLetterQueue", "ice-callback-dlq-a"));
    var vod = call(one, "GetDeliveryOptions", Map.of("Product", "vod"));
    assertThat(vod.path("RetryPolicy").asText()).isEqualTo("1s,2h");
    assertThat(vod.path("DeadLetterQueue").asText()).isEqualTo("ice-callback-dlq-a");
    assertThat(call(one, "GetDeliveryOptions", Map.of()).has("DeadLetterQueue")).isFalse();
    call(one, "SetDeliveryOptions", Map.of("Product", "vod"));
    assertThat(call(one, "GetDeliveryOptions", Map.of("Product", "vod")).path("RetryPolicy"))
        .isEqualTo(call(one, "GetDeliveryOptions", Map.of()).path("RetryPolicy"));
  }

  @Test
  void a_webhook_secret_is_of_one_account_product_and_region() throws IOException {
    assertThat(one.rpc(VERSION, "CreateWebhookSecret", Map.of("Product", "vod")).outcome())
        .isEqualTo("200");
    assertThat(one.rpc(VERSION, "CreateWebhookSecret", Map.of("Product", "vod")).outcome())
        .isEqualTo("409 OperationDenied.WebhookSecretExists");
    assertThat(hasSecret(one, Map.of("Product", "vod"))).isTrue();
    assertThat(hasSecret(two, Map.of("Product", "vod"))).isFalse();
    assertThat(hasSecret(one, Map.of("Product", "ims"))).isFalse();
    assertThat(hasSecret(one, Map.of("Product", "vod", "RegionId", "cn-beijing"))).isFalse();
    assertThat(two.rpc(VERSION, "RotateWebhookSecret", Map.of("Product", "vod")).outcome())
        .isEqualTo("404 WebhookSecretNotFound");
    call(two, "DeleteWebhookSecret", Map.of("Product", "vod"));
    assertThat(hasSecret(one, Map.of("Product", "vod"))).isTrue();
    call(one, "DeleteWebhookSecret", Map.of("Product", "vod"));
    assertThat(hasSecret(one, Map.of("Product", "vod"))).isFalse();
  }

  private static boolean hasSecret(Customer customer, Map<String, String> place)
      throws IOException {
    return call(customer, "GetWebhookSecret", place).path("Enabled").asBoolean();
  }

  @Test
  void progress_is_off_unless_it_is_switched_on_and_is_off_again_by_default() throws IOException {
    assertThat(call(one, "GetDeliveryOptions", Map.of()).path("ProgressSeconds").asInt(-1))
        .isZero();
    call(one, "SetDeliveryOptions", Map.of("ProgressSeconds", "5"));
    assertThat(call(one, "GetDeliveryOptions", Map.of()).path("ProgressSeconds").asInt())
        .isEqualTo(5);
    call(one, "SetDeliveryOptions", Map.of());
    assertThat(call(one, "GetDeliveryOptions", Map.of()).path("ProgressSeconds").asInt(-1))
        .isZero();
  }

  @Test
  void progress_of_vod_which_nothing_tells_cannot_be_switched_on() throws IOException {
    assertThat(
            one.rpc(VERSION, "SetDeliveryOptions", Map.of("Product", "vod", "ProgressSeconds", "5"))
                .outcome())
        .isEqualTo("400 InvalidParameter");
    call(one, "SetDeliveryOptions", Map.of("Product", "vod", "ProgressSeconds", "0"));
  }

  @ParameterizedTest
  @CsvSource({
    "SetDeliveryOptions, ProgressSeconds, 3601, 400 InvalidParameter",
    "SetDeliveryOptions, ProgressSeconds, -1, 400 InvalidParameter",
    "SetDeliveryOptions, RetryPolicy, soon, 400 InvalidParameter",
    "SetDeliveryOptions, DeadLetterQueue, orders, 400 InvalidParameter",
    "SetDeliveryOptions, Product, mts, 400 InvalidParameter",
    "GetDelivery, RegionId, cn-shanghai, 400 MissingDeliveryId",
    "GetDelivery, DeliveryId, x, 400 InvalidParameter",
    "GetDelivery, DeliveryId, none-1, 404 DeliveryNotFound",
    "ReplayDelivery, DeliveryId, none-1, 404 DeliveryNotFound",
    "ListDeliveries, State, LOST, 400 InvalidParameter",
    "ListDeliveries, MaxResults, 101, 400 InvalidParameter",
    "ListDeliveries, NextToken, x, 400 InvalidParameter",
    "ListDeliveries, StartTime, yesterday, 400 InvalidParameter",
    "ReplayDeliveries, Max, 10001, 400 InvalidParameter",
    "DrainDeadLetters, Queue, orders, 400 InvalidParameter",
    "DrainDeadLetters, Queue, ice-callback-dlq-none, 404 QueueNotFound",
    "DrainDeadLetters, Product, mts, 400 InvalidParameter",
    "DrainDeadLetters, Product, ims, 400 MissingQueue",
    "DrainDeadLetters, Limit, 0, 400 InvalidParameter",
    "DrainDeadLetters, Limit, 1001, 400 InvalidParameter",
    "DrainDeadLetters, SentUntil, yesterday, 400 InvalidParameter",
    "SendTestEvent, Target, orders, 400 InvalidParameter",
    "SendTestEvent, Target, ftp://x.test/, 400 InvalidParameter",
    "PreviewRetryPolicy, Policy, soon, 400 InvalidParameter",
    "PreviewRetryPolicy, Policy, 25h, 400 InvalidParameter",
    "CreateWebhookSecret, Secret, whsec_c2hvcnQ=, 400 InvalidParameter",
    "RotateWebhookSecret, OverlapSeconds, 2592001, 400 InvalidParameter",
    "ForgetDelivery, DeliveryId, none-1, 404 InvalidApi.NotFound",
  })
  void what_breaks_a_rule_is_refused(String action, String name, String value, String outcome) {
    assertThat(one.rpc(VERSION, action, Map.of(name, value)).outcome()).isEqualTo(outcome);
  }
}
