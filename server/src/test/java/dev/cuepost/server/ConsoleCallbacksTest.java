package dev.cuepost.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.cuepost.server.ConsoleBrowser.button;
import static dev.cuepost.server.ConsoleBrowser.link;
import static dev.cuepost.server.ConsoleBrowser.pictures;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Callback settings, deliveries and jobs at the console of a whole server. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Tag("slow")
class ConsoleCallbacksTest {
  private static final AtomicInteger ANSWER = new AtomicInteger(200);
  @RegisterExtension private static final ConsoleBrowser console = new ConsoleBrowser();
  private static HttpServer receiver;
  private static String hook;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    console.start(directory);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] answer = "<b>received</b>".getBytes(UTF_8);
          exchange.sendResponseHeaders(ANSWER.get(), answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    receiver.start();
    hook = "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    receiver.stop(0);
  }

  private static Page open(String path) {
    Page page = console.signedIn(console.english());
    page.navigate(console.address("/console/" + path));
    return page;
  }

  @Test
  void events_of_ims_are_sent_to_a_queue_that_is_made_on_the_way() {
    Page page = open("cn-beijing/callbacks");
    assertThat(page.getByText("Nothing is set in cn-beijing yet")).isVisible();
    page.getByLabel("MNS Queue").check();
    button(page, "Create and select ice-callback-ims").click();
    assertThat(page.getByLabel("Queue name")).hasValue("ice-callback-ims");
    assertThat(button(page, "Create and select ice-callback-ims-2")).isVisible();
    page.getByLabel("Queue name").fill("films");
    button(page, "Save").first().click();
    assertThat(page.locator(".error")).containsText("must begin with ice-callback-");
    page.getByLabel("Queue name").fill("ice-callback-new");
    page.getByLabel("Create the queue").check();
    page.getByLabel("All events").uncheck();
    page.getByPlaceholder("Find an event").fill("produce");
    assertThat(page.getByLabel("TranscodeComplete")).isHidden();
    page.getByLabel("ProduceMediaComplete").first().check();
    button(page, "Save").first().click();
    assertThat(page.getByText("Saved.")).isVisible();
    pictures(page, "callbacks");
    var stored = console.customer().ims("GetEventCallback", Map.of("RegionId", "cn-beijing"));
    assertThat(stored.value("CallbackType")).isEqualTo("MNS");
    assertThat(stored.value("CallbackQueueName")).isEqualTo("ice-callback-new");
    assertThat(stored.value("EventTypeList")).isEqualTo("ProduceMediaComplete");
    page.navigate(console.address("/console/cn-beijing/queues"));
    assertThat(link(page, "ice-callback-new")).isVisible();
    assertThat(link(page, "ice-callback-ims")).isVisible();
  }

  @Test
  void events_of_vod_are_sent_to_an_address_with_a_signature() {
    Page page = open("cn-shanghai/callbacks/vod");
    page.getByLabel("Callback URL").fill("https://receiver.example.test/vod");
    page.getByLabel("Callback authentication").check();
    page.getByLabel("Authentication key").fill("Rotate4Me");
    button(page, "Save").first().click();
    assertThat(page.getByText("A key is set.")).isVisible();
    assertThat(page.content()).doesNotContain("Rotate4Me");
    button(page, "Save").first().click(); // leaves the key as it is
    var stored = console.customer().rpc("2017-03-21", "GetMessageCallback", Map.of());
    assertThat(stored.value("AuthKey")).isEqualTo("Rotate4Me");
    assertThat(stored.value("EventTypeList")).isEqualTo("ALL");
  }

  @Test
  void a_secret_for_bodies_is_shown_once() {
    Page page = open("cn-beijing/callbacks/vod");
    button(page, "Begin to sign").click();
    assertThat(page.locator(".secret pre")).hasText(Pattern.compile("whsec_.+"));
    String secret = page.locator(".secret pre").innerText();
    page.navigate(console.address("/console/cn-beijing/callbacks/vod"));
    assertThat(page.content()).doesNotContain(secret);
    button(page, "Make another").click();
    assertThat(page.locator(".secret pre")).not().hasText(secret);
    button(page, "Stop signing").click();
    assertThat(button(page, "Begin to sign")).isVisible();
  }

  @Test
  void a_retry_schedule_shows_its_attempts() {
    Page page = open("cn-shanghai/callbacks/ims");
    page.getByLabel("Retry schedule").fill("sometimes");
    button(page, "Save").last().click();
    assertThat(page.locator(".error")).containsText("such as 1s,30s,5m,2h");
    page.getByLabel("Retry schedule").fill("1s,5m,2h");
    button(page, "Save").last().click();
    page.getByText("4 attempts, if each fails").click();
    assertThat(page.locator(".schedule time")).hasCount(4);
  }

  @Test
  void a_test_event_that_fails_is_found_and_replayed() {
    ANSWER.set(503);
    Page page = open("cn-shanghai/callbacks/ims");
    page.getByLabel("Target").fill(hook);
    button(page, "Send test event").click();
    assertThat(page.locator("h1")).hasText("TestEvent");
    assertThat(page.locator(".attempts")).containsText("503");
    assertThat(page.locator("#delivery")).containsText("Given up");

    page.navigate(console.address("/console/cn-shanghai/deliveries?state=GIVEN_UP&type=TestEvent"));
    assertThat(page.locator("tbody tr")).hasCount(1);
    pictures(page, "deliveries");
    ANSWER.set(200);
    link(page, "TestEvent").click();
    button(page, "Replay").click();
    assertThat(page.locator("#delivery")).containsText("Delivered");
    assertThat(page.locator(".attempts")).containsText("taken");
    pictures(page, "delivery");

    page.navigate(console.address("/console/cn-shanghai/deliveries?type=TestEvent"));
    assertThat(page.locator("tbody tr")).hasCount(2);
    page.getByLabel("Choose all").check();
    button(page, "Replay chosen").click();
    assertThat(page.getByText("They are on their way once more.")).isVisible();
    assertThat(page.locator("tbody tr")).hasCount(4);
  }

  @Test
  void a_job_is_watched_to_its_end_and_tells_who_heard_of_it() {
    var customer = console.customer();
    String objects = customer.objects().toString();
    Page page = open("cn-shanghai/jobs");
    String job =
        customer
            .ims(
                "SubmitMediaProducingJob",
                Map.of(
                    "Timeline",
                    "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s/demo/none.mp4\"}]}]}"
                        .formatted(objects),
                    "OutputMediaConfig",
                    "{\"MediaURL\":\"%s/demo/film.mp4\"}".formatted(objects),
                    "UserData",
                    "{\"NotifyAddress\":\"%s\"}".formatted(hook)))
            .value("JobId");
    assertThat(page.locator("h1")).hasText("Jobs");
    page.navigate(console.address("/console/cn-shanghai/overview"));
    assertThat(page.locator(".alarm strong")).hasText("1"); // which comes by itself
    pictures(page, "overview");
    link(page, "Jobs").click();
    link(page, job).click();
    assertThat(page.locator("#state")).containsText("Failed");
    assertThat(page.locator(".journey")).containsText("ProduceMediaComplete");
    assertThat(page.locator(".journey")).containsText("Delivered");
    pictures(page, "job");
    page.navigate(console.address("/console/cn-shanghai/jobs?state=FAILED"));
    assertThat(link(page, job)).isVisible();
    pictures(page, "jobs");
  }

  @Test
  void what_was_given_up_is_told_once_more_from_its_queue_of_dead_letters() {
    var customer = console.customer();
    customer.smq("PUT", "/queues/ice-callback-dlq-films", "<Queue/>");
    Page page = open("cn-shanghai/callbacks/ims");
    page.getByLabel("Retry schedule").fill("1s");
    page.getByLabel("Dead letter queue").fill("ice-callback-dlq-films");
    button(page, "Save").last().click();
    assertThat(page.getByText("Saved.")).isVisible();
    ANSWER.set(503);
    String objects = customer.objects().toString();
    customer.ims(
        "SubmitMediaProducingJob",
        Map.of(
            "Timeline",
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s/demo/none.mp4\"}]}]}"
                .formatted(objects),
            "OutputMediaConfig",
            "{\"MediaURL\":\"%s/demo/lost.mp4\"}".formatted(objects),
            "UserData",
            "{\"NotifyAddress\":\"%s/lost\"}".formatted(hook)));

    String peek = "/queues/ice-callback-dlq-films/messages?peekonly=true";
    await().until(() -> customer.smq("GET", peek).status() == 200);
    page.navigate(console.address("/console/cn-shanghai/queues/ice-callback-dlq-films"));
    assertThat(page.getByText("ProduceMediaComplete").first()).isVisible();
    pictures(page, "queue-of-dead-letters");
    ANSWER.set(200);
    button(page, "Tell these events once more").click();
    assertThat(page.getByText("Deliveries made once more: 1")).isVisible();
    pictures(page, "drained");
    page.locator("main .mono").first().click();
    assertThat(page.locator("#delivery")).containsText("Delivered");
    page.navigate(console.address("/console/cn-shanghai/queues/ice-callback-dlq-films"));
    assertThat(page.locator("main")).not().containsText("ProduceMediaComplete");
  }
}
