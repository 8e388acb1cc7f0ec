package dev.cuepost.openapi.cuepost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.WebhookSecrets;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.openapi.ClearSealing;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhook secrets over the gateway, under a clock that moves. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class WebhookSecretActionsTest {
  private static final String VERSION = "2026-12-01";
  private static final String OWN = secretOf(24);

  private final ManualClock clock = new ManualClock();
  private Database database;
  private WebhookSecrets secrets;
  private Gateway gateway;

  @BeforeEach
  void start(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    secrets = CallbackSettings.open(database.jdbi(), new ClearSealing()).webhookSecrets();
    var random = new SecureRandom();
    Supplier<WebhookSecret> made = () -> WebhookSecret.generate(random);
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "cuepost",
                VERSION,
                List.of(
                    new CreateWebhookSecret(secrets, clock, made),
                    new RotateWebhookSecret(secrets, clock, made),
                    new GetWebhookSecret(secrets, clock),
                    new DeleteWebhookSecret(secrets))));
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  /** The written form of so many bytes that are easy to tell. */
  private static String secretOf(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString("s".repeat(bytes).getBytes(UTF_8));
  }

  private JsonNode call(String action, String... parameters) throws IOException {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return gateway.call(VERSION, action, all);
  }

  private List<WebhookSecret> signing(String region, Product product) {
    return secrets.at(Gateway.ACCOUNT, region, product, clock.instant());
  }

  private List<String> signing() {
    return signing("cn-shanghai", Product.IMS).stream().map(WebhookSecret::reveal).toList();
  }

  private static String text(JsonNode answer, String name) {
    return answer.path(name).asText();
  }

  @Test
  void by_default_there_is_none() throws IOException {
    JsonNode answer = call("GetWebhookSecret");
    assertThat(answer.path("Enabled").asBoolean(true)).isFalse();
    assertThat(answer.fieldNames()).toIterable().containsExactly("RequestId", "Enabled");
  }

  @Test
  void a_made_secret_has_32_bytes_and_is_told_once() throws IOException {
    JsonNode made = call("CreateWebhookSecret");
    String secret = text(made, "Secret");
    assertThat(signing()).containsExactly(secret);
    assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);

    JsonNode told = call("GetWebhookSecret");
    assertThat(told.path("Enabled").asBoolean()).isTrue();
    assertThat(text(told, "Fingerprint"))
        .matches("[0-9a-f]{8}")
        .isEqualTo(text(made, "Fingerprint"));
    assertThat(text(told, "CreateTime")).isEqualTo(clock.instant().toString());
    assertThat(told.has("PreviousFingerprint")).isFalse();
    assertThat(told.has("PreviousEndTime")).isFalse();
    assertThat(told.toString()).doesNotContain("whsec_", secret.substring("whsec_".length()));
  }

  @Test
  void two_made_secrets_differ() throws IOException {
    String first = text(call("CreateWebhookSecret"), "Secret");
    assertThat(text(call("CreateWebhookSecret", "Product", "vod"), "Secret"))
        .startsWith("whsec_")
        .isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"24", "32", "64"})
  void an_own_secret_is_taken_as_it_is(int bytes) throws IOException {
    String own = secretOf(bytes);
    assertThat(text(call("CreateWebhookSecret", "Secret", own), "Secret")).isEqualTo(own);
    assertThat(signing()).containsExactly(own);
  }

  @Test
  void a_second_one_is_refused_and_says_to_rotate() throws IOException {
    call("CreateWebhookSecret", "Secret", OWN);
    JsonNode refused = call("CreateWebhookSecret");
    assertThat(text(refused, "Code")).isEqualTo("OperationDenied.WebhookSecretExists");
    assertThat(text(refused, "Message")).contains("RotateWebhookSecret").doesNotContain(OWN);
    assertThat(refused.has("Secret")).isFalse();
    assertThat(signing()).containsExactly(OWN);
  }

  @Test
  void a_rotation_leaves_the_old_one_a_day_unless_it_says_otherwise() throws IOException {
    JsonNode made = call("CreateWebhookSecret", "Secret", OWN);
    clock.advance(Duration.ofHours(1));
    String end = clock.instant().plus(Duration.ofDays(1)).toString();
    JsonNode rotated = call("RotateWebhookSecret");
    String next = text(rotated, "Secret");
    assertThat(next).startsWith("whsec_").isNotEqualTo(OWN);
    assertThat(text(rotated, "PreviousEndTime")).isEqualTo(end);
    assertThat(signing()).containsExactly(next, OWN);

    clock.advance(Duration.ofDays(1).minusMillis(1));
    JsonNode during = call("GetWebhookSecret");
    assertThat(text(during, "Fingerprint")).isEqualTo(text(rotated, "Fingerprint"));
    assertThat(text(during, "PreviousFingerprint")).isEqualTo(text(made, "Fingerprint"));
    assertThat(text(during, "PreviousEndTime")).isEqualTo(end);
    assertThat(during.toString()).doesNotContain(OWN, next);

    clock.advance(Duration.ofMillis(1));
    assertThat(call("GetWebhookSecret").fieldNames())
        .toIterable()
        .containsExactly("RequestId", "Enabled", "Fingerprint", "CreateTime");
    assertThat(signing()).containsExactly(next);
  }

  @Test
  void a_rotation_may_end_at_once_or_take_thirty_days() throws IOException {
    call("CreateWebhookSecret", "Secret", OWN);
    String second = secretOf(40);
    JsonNode atOnce = call("RotateWebhookSecret", "Secret", second, "OverlapSeconds", "0");
    assertThat(text(atOnce, "Secret")).isEqualTo(second);
    assertThat(atOnce.has("PreviousEndTime")).isFalse();
    assertThat(signing()).containsExactly(second);
    JsonNode longest = call("RotateWebhookSecret", "OverlapSeconds", "2592000");
    assertThat(text(longest, "PreviousEndTime"))
        .isEqualTo(clock.instant().plus(Duration.ofDays(30)).toString());
  }

  @Test
  void a_rotation_during_another_drops_the_oldest() throws IOException {
    call("CreateWebhookSecret", "Secret", OWN);
    String second = text(call("RotateWebhookSecret"), "Secret");
    String third = text(call("RotateWebhookSecret"), "Secret");
    assertThat(signing()).containsExactly(third, second);
  }

  @Test
  void there_must_be_a_secret_to_rotate() throws IOException {
    JsonNode refused = call("RotateWebhookSecret");
    assertThat(text(refused, "Code")).isEqualTo("WebhookSecretNotFound");
    assertThat(text(refused, "Message")).contains("CreateWebhookSecret");
    assertThat(signing()).isEmpty();
  }

  @Test
  void the_current_secret_does_not_follow_itself() throws IOException {
    call("CreateWebhookSecret", "Secret", OWN);
    JsonNode refused = call("RotateWebhookSecret", "Secret", OWN);
    assertThat(text(refused, "Code")).isEqualTo("InvalidParameter");
    assertThat(text(refused, "Message")).contains("Secret").doesNotContain(OWN);
    assertThat(signing()).containsExactly(OWN);
  }

  @Test
  void deleting_switches_off_however_often() throws IOException {
    call("CreateWebhookSecret", "Secret", OWN);
    call("RotateWebhookSecret");
    for (int i = 0; i < 2; i++) {
      assertThat(call("DeleteWebhookSecret").fieldNames())
          .toIterable()
          .containsExactly("RequestId");
      assertThat(call("GetWebhookSecret").path("Enabled").asBoolean(true)).isFalse();
      assertThat(signing()).isEmpty();
    }
  }

  @Test
  void products_and_regions_have_secrets_of_their_own() throws IOException {
    call("CreateWebhookSecret", "Product", "vod");
    call("CreateWebhookSecret", "RegionId", "cn-beijing");
    assertThat(call("GetWebhookSecret").path("Enabled").asBoolean(true)).isFalse();
    call("CreateWebhookSecret", "Product", "ims");
    call("DeleteWebhookSecret", "Product", "vod");
    assertThat(signing("cn-shanghai", Product.VOD)).isEmpty();
    assertThat(signing("cn-shanghai", Product.IMS)).hasSize(1);
    assertThat(signing("cn-beijing", Product.IMS)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateWebhookSecret, Secret, MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, begins with whsec_",
    "CreateWebhookSecret, Secret, whsec_, 24 to 64 bytes",
    "CreateWebhookSecret, Secret, whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM=, 24 to 64 bytes",
    "RotateWebhookSecret, Secret, whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La*aSw, base64",
    "RotateWebhookSecret, Secret, whsec_c2hvcnQ=, 24 to 64 bytes",
    "RotateWebhookSecret, OverlapSeconds, -1, from 0 to 2592000",
    "RotateWebhookSecret, OverlapSeconds, 2592001, from 0 to 2592000",
    "RotateWebhookSecret, OverlapSeconds, 99999999999999999999, from 0 to 2592000",
    "RotateWebhookSecret, OverlapSeconds, 1h, from 0 to 2592000",
    "CreateWebhookSecret, Product, mts, 'ims, vod'",
    "RotateWebhookSecret, Product, mts, 'ims, vod'",
    "GetWebhookSecret, Product, mts, 'ims, vod'",
    "DeleteWebhookSecret, Product, mts, 'ims, vod'",
  })
  void what_breaks_a_rule_is_refused_by_name_and_changes_nothing(
      String action, String name, String value, String rule) throws IOException {
    if (!action.startsWith("Create")) {
      call("CreateWebhookSecret", "Secret", OWN);
    }
    List<String> before = signing();
    JsonNode refused = call(action, name, value);
    assertThat(text(refused, "Code")).isEqualTo("InvalidParameter");
    assertThat(text(refused, "Message"))
        .startsWith("The specified parameter " + name + " is not valid: ")
        .contains(rule);
    if (name.equals("Secret") && value.length() > "whsec_".length()) {
      assertThat(text(refused, "Message")).doesNotContain(value);
    }
    assertThat(signing()).isEqualTo(before);
  }

  @Test
  void a_secret_that_is_too_long_is_refused() throws IOException {
    JsonNode refused = call("CreateWebhookSecret", "Secret", secretOf(65));
    assertThat(text(refused, "Message")).contains("24 to 64 bytes, this one has 65");
    assertThat(signing()).isEmpty();
  }

  @Test
  void changes_are_audited_without_the_secret_and_reading_is_not() throws IOException {
    call("CreateWebhookSecret", "Secret", OWN);
    call("RotateWebhookSecret", "Secret", "whsec_nonsense");
    call("GetWebhookSecret");
    call("DeleteWebhookSecret");
    assertThat(gateway.audited())
        .extracting(AuditEntry::action)
        .containsExactly(
            "cuepost:CreateWebhookSecret",
            "cuepost:RotateWebhookSecret",
            "cuepost:DeleteWebhookSecret");
    assertThat(gateway.audited().toString()).doesNotContain(OWN, "nonsense");
  }
}
