package dev.cuepost.callback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.sample.EventSamples;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.signature.BodySignature;
import dev.cuepost.callback.signature.UrlSignature;
import dev.cuepost.callback.signature.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events over HTTP whose bodies are covered by signatures, as receivers verify them. */
class BodySignatureDeliveryTest {
  private static final String KEY = "Rotate4Me";
  private static final Duration DAY = Duration.ofDays(1);
  private static final WebhookSecret FIRST = WebhookSecret.generate(new SecureRandom());
  private static final WebhookSecret SECOND = WebhookSecret.generate(new SecureRandom());

  @TempDir Path directory;
  private final MockWebServer receiver = new MockWebServer();
  private Office office;

  @BeforeEach
  void open() throws IOException {
    receiver.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    office = new Office(directory, Office.within(Duration.ofSeconds(20)));
    office.callbacks().start();
  }

  @AfterEach
  void close() {
    office.close();
    receiver.close();
  }

  @Test
  void a_body_is_covered_byte_for_byte_with_its_id_and_time() throws Exception {
    create(Product.IMS, FIRST);
    RecordedRequest request = told("e1");
    String timestamp = Long.toString(office.clock.instant().getEpochSecond());
    assertThat(request.getHeaders().get("webhook-id")).isEqualTo("e1");
    assertThat(request.getHeaders().get("webhook-timestamp")).isEqualTo(timestamp);
    assertThat(request.getHeaders().get("webhook-signature"))
        .isEqualTo("v1," + hmac(FIRST, "e1." + timestamp + ".", body(request)));
    assertThat(request.getHeaders().get("X-ICE-SIGNATURE")).isNull();
  }

  @Test
  void the_documented_signature_stays_beside_it_and_has_the_same_time() throws Exception {
    create(Product.IMS, FIRST);
    signUrlOfIms();
    RecordedRequest request = told("e1");
    String timestamp = requireNonNull(request.getHeaders().get("webhook-timestamp"));
    assertThat(request.getHeaders().get("X-ICE-TIMESTAMP")).isEqualTo(timestamp);
    assertThat(request.getHeaders().get("X-ICE-SIGNATURE"))
        .isEqualTo(UrlSignature.sign(url(), timestamp, KEY));
    assertThat(verifies(request, FIRST)).isTrue();
  }

  @Test
  void without_a_secret_only_the_documented_headers_are_sent() throws Exception {
    create(Product.VOD, FIRST); // of the other product
    office
        .callbacks()
        .settings()
        .webhookSecrets()
        .create(Office.ACCOUNT, "cn-beijing", Product.IMS, FIRST, office.clock.instant());
    signUrlOfIms();
    RecordedRequest request = told("e1");
    assertThat(request.getHeaders().names())
        .containsExactlyInAnyOrder(
            "Accept-Encoding",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Host",
            "User-Agent",
            "webhook-id",
            "X-ICE-TIMESTAMP",
            "X-ICE-SIGNATURE");
  }

  @Test
  void a_regions_own_address_gets_it_too() throws Exception {
    create(Product.IMS, FIRST);
    office
        .callbacks()
        .settings()
        .ims()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            new ImsSetting(
                Method.HTTP,
                Optional.of(url()),
                Optional.empty(),
                List.of("ALL"),
                false,
                Optional.empty()));
    receiver.enqueue(status(200));
    office.happens(office.event("e1", ""));
    assertThat(verifies(taken(), FIRST)).isTrue();
  }

  @Test
  void events_of_vod_are_covered_by_the_secret_of_vod() throws Exception {
    create(Product.IMS, FIRST);
    create(Product.VOD, SECOND);
    office.tellVod("app-shop", url(), Optional.of(KEY));
    receiver.enqueue(status(200));
    office.happens(
        new Event(
            new EventId("e1"),
            Office.ACCOUNT,
            Office.REGION,
            office.clock.instant(),
            EventSamples.of(Product.VOD, "FileUploadComplete").orElseThrow(),
            Optional.empty(),
            "app-shop"));
    RecordedRequest request = taken();
    assertThat(verifies(request, SECOND)).isTrue();
    assertThat(verifies(request, FIRST)).isFalse();
    assertThat(request.getHeaders().get("X-VOD-TIMESTAMP"))
        .isEqualTo(request.getHeaders().get("webhook-timestamp"));
    assertThat(request.getHeaders().get("X-VOD-SIGNATURE")).isNotNull();
  }

  @Test
  void a_retry_has_the_same_id_and_body_and_another_time_and_signature() throws Exception {
    create(Product.IMS, FIRST);
    receiver.enqueue(status(500));
    receiver.enqueue(status(200));
    office.happens(office.event("e1", url()));
    RecordedRequest first = taken();
    office.awaitRetriesPlanned(1);
    office.clock.advance(Duration.ofSeconds(1));
    RecordedRequest second = taken();
    assertThat(second.getHeaders().get("webhook-id"))
        .isEqualTo(first.getHeaders().get("webhook-id"));
    assertThat(second.getBody()).isEqualTo(first.getBody());
    for (String fresh : List.of("webhook-timestamp", "webhook-signature")) {
      assertThat(second.getHeaders().get(fresh)).isNotEqualTo(first.getHeaders().get(fresh));
    }
    assertThat(second.getHeaders().get("webhook-timestamp"))
        .isEqualTo(Long.toString(office.clock.instant().getEpochSecond()));
    assertThat(verifies(first, FIRST)).isTrue();
    assertThat(verifies(second, FIRST)).isTrue();
  }

  @Test
  void while_secrets_rotate_either_verifies_and_afterwards_only_the_new_one() throws Exception {
    create(Product.IMS, FIRST);
    rotate(SECOND, DAY);
    RecordedRequest during = told("e1");
    String time = requireNonNull(during.getHeaders().get("webhook-timestamp"));
    String content = "e1." + time + ".";
    assertThat(during.getHeaders().get("webhook-signature"))
        .isEqualTo(
            "v1,%s v1,%s"
                .formatted(
                    hmac(SECOND, content, body(during)), hmac(FIRST, content, body(during))));
    assertThat(verifies(during, FIRST)).isTrue();
    assertThat(verifies(during, SECOND)).isTrue();

    office.clock.advance(DAY.minusMillis(1));
    assertThat(verifies(told("e2"), FIRST)).isTrue();

    office.clock.advance(Duration.ofMillis(1));
    RecordedRequest after = told("e3");
    assertThat(after.getHeaders().get("webhook-signature")).doesNotContain(" ");
    assertThat(verifies(after, SECOND)).isTrue();
    assertThat(verifies(after, FIRST)).isFalse();
  }

  @Test
  void a_rotation_and_its_end_hold_after_a_restart() throws Exception {
    create(Product.IMS, FIRST);
    rotate(SECOND, DAY);
    office.restart();
    office.callbacks().start();
    RecordedRequest during = told("e1");
    assertThat(verifies(during, FIRST)).isTrue();
    assertThat(verifies(during, SECOND)).isTrue();
    office.clock.advance(DAY);
    assertThat(verifies(told("e2"), FIRST)).isFalse();
  }

  @Test
  void a_change_holds_for_the_next_attempt() throws Exception {
    receiver.enqueue(status(500));
    receiver.enqueue(status(500));
    receiver.enqueue(status(200));
    office.happens(office.event("e1", url()));
    assertThat(taken().getHeaders().get("webhook-signature")).isNull();
    office.awaitRetriesPlanned(1);
    create(Product.IMS, FIRST);
    office.clock.advance(Duration.ofSeconds(1));
    assertThat(verifies(taken(), FIRST)).isTrue();
    office.awaitRetriesPlanned(2);
    office
        .callbacks()
        .settings()
        .webhookSecrets()
        .delete(Office.ACCOUNT, Office.REGION, Product.IMS);
    office.clock.advance(Duration.ofSeconds(1));
    RecordedRequest last = taken();
    assertThat(last.getHeaders().get("webhook-signature")).isNull();
    assertThat(last.getHeaders().get("webhook-timestamp")).isNull();
  }

  private void create(Product product, WebhookSecret secret) {
    assertThat(
            office
                .callbacks()
                .settings()
                .webhookSecrets()
                .create(Office.ACCOUNT, Office.REGION, product, secret, office.clock.instant()))
        .isPresent();
  }

  private void rotate(WebhookSecret next, Duration overlap) {
    office
        .callbacks()
        .settings()
        .webhookSecrets()
        .rotate(Office.ACCOUNT, Office.REGION, Product.IMS, next, office.clock.instant(), overlap);
  }

  private void signUrlOfIms() {
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
                Optional.of(KEY)));
  }

  /** Tells an event to the receiver, which takes it. */
  private RecordedRequest told(String id) throws InterruptedException {
    receiver.enqueue(status(200));
    office.happens(office.event(id, url()));
    RecordedRequest request = taken();
    office.awaitState(id, Delivery.State.DELIVERED);
    return request;
  }

  private RecordedRequest taken() throws InterruptedException {
    return requireNonNull(receiver.takeRequest(10, TimeUnit.SECONDS), "no request came");
  }

  private static byte[] body(RecordedRequest request) {
    return requireNonNull(request.getBody()).toByteArray();
  }

  private static boolean verifies(RecordedRequest request, WebhookSecret secret) {
    return BodySignature.verify(
        requireNonNull(request.getHeaders().get("webhook-signature")),
        secret,
        requireNonNull(request.getHeaders().get("webhook-id")),
        requireNonNull(request.getHeaders().get("webhook-timestamp")),
        body(request));
  }

  /** As a receiver would compute it, without anything of ours. */
  private static String hmac(WebhookSecret secret, String before, byte[] body)
      throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(before.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  private String url() {
    return "http://127.0.0.1:" + receiver.getPort() + "/hook";
  }

  private static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }
}
