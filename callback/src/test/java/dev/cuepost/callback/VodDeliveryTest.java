package dev.cuepost.callback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.EventJson;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.sample.EventSamples;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.VodSetting;
import dev.cuepost.callback.signature.UrlSignature;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of VOD, told in its form, by the setting of their application, under its headers. */
@Tag("stored")
class VodDeliveryTest {
  private static final String APP = "app-shop";
  private static final String KEY = "Vod9Secret";

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
  void over_http_the_event_is_flat_and_signed_under_the_headers_of_vod()
      throws InterruptedException {
    set(Method.HTTP, "http://q.mns.cn-shanghai.example.test/");
    receiver.enqueue(new MockResponse.Builder().code(200).build());
    Event event = event("e1");
    office.happens(event);
    RecordedRequest request = requireNonNull(receiver.takeRequest(10, TimeUnit.SECONDS));
    String timestamp = Long.toString(office.clock.instant().getEpochSecond());
    assertThat(request.getHeaders().get("X-VOD-TIMESTAMP")).isEqualTo(timestamp);
    assertThat(request.getHeaders().get("X-VOD-SIGNATURE"))
        .isEqualTo(UrlSignature.sign(url(), timestamp, KEY));
    assertThat(request.getHeaders().get("X-ICE-SIGNATURE")).isNull();
    assertThat(requireNonNull(request.getBody()).utf8())
        .isEqualTo(EventJson.write(Office.ACCOUNT, event.at(), event.body()))
        .doesNotContain("MessageBody");
    office.awaitState("e1", Delivery.State.DELIVERED);
  }

  @Test
  void a_queue_in_another_region_gets_the_event() {
    set(Method.MNS, "http://%s.mns.cn-beijing.example.test/".formatted(Office.ACCOUNT));
    var queue = new QueueOwner(Office.ACCOUNT, "cn-beijing").queue("vod-events");
    office.engine.create(queue, QueueAttributes.DEFAULT);
    office.happens(event("e1"));
    office.awaitState("e1", Delivery.State.DELIVERED);
    assertThat(office.engine.receive(queue, 1, Optional.of(Duration.ZERO)))
        .isInstanceOf(ReceiveOutcome.Received.class);
  }

  @Test
  void an_endpoint_that_is_not_public_fails_each_attempt_and_says_so() {
    set(Method.MNS, "http://%s.mns.cn-beijing-internal.example.test/".formatted(Office.ACCOUNT));
    office.happens(event("e1"));
    for (int attempt = 1; attempt < 3; attempt++) {
      office.awaitRetriesPlanned(attempt);
      office.clock.advance(Duration.ofSeconds(1));
    }
    office.awaitState("e1", Delivery.State.GIVEN_UP);
    assertThat(office.journey("e1").attempts())
        .hasSize(3)
        .allSatisfy(a -> assertThat(a.outcome().sentence()).contains("public"));
  }

  @Test
  void an_event_of_an_application_without_setting_goes_nowhere() {
    office.happens(event("e1"));
    assertThat(office.callbacks().log().of(new EventId("e1"))).isEmpty();
  }

  private void set(Method method, String endpoint) {
    office
        .callbacks()
        .settings()
        .vod()
        .put(
            Office.ACCOUNT,
            Office.REGION,
            APP,
            new VodSetting(
                method,
                Optional.of(url()),
                Optional.of(endpoint),
                Optional.of("vod-events"),
                List.of("ALL"),
                true,
                Optional.of(KEY)));
  }

  private Event event(String id) {
    return new Event(
        new EventId(id),
        Office.ACCOUNT,
        Office.REGION,
        office.clock.instant(),
        EventSamples.of(Product.VOD, "FileUploadComplete").orElseThrow(),
        Optional.empty(),
        APP);
  }

  private String url() {
    return "http://127.0.0.1:" + receiver.getPort() + "/hook";
  }
}
