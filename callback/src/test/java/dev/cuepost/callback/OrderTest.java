package dev.cuepost.callback;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.ims.BatchProduceMediaComplete;
import dev.cuepost.callback.event.ims.MediaType;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.event.ims.RegisterMediaComplete;
import dev.cuepost.callback.event.ims.UploadByURLComplete;
import dev.cuepost.callback.event.ims.UploadedMedia;
import dev.cuepost.callback.event.sample.EventSamples;
import dev.cuepost.callback.event.vod.FileUploadComplete;
import dev.cuepost.callback.event.vod.TranscodeComplete;
import dev.cuepost.callback.event.vod.VideoAnalysisComplete;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a job is never told before what came earlier in it. */
@Tag("stored")
class OrderTest {
  private static final String STEP = "TranscodeComplete";
  private static final String END = "TranscodeParentComplete";

  @TempDir Path directory;
  private final MockWebServer receiver = new MockWebServer();
  private Office office;

  @BeforeEach
  void open() throws IOException {
    receiver.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    office = new Office(directory, Office.within(Duration.ofSeconds(20)));
  }

  @AfterEach
  void close() {
    office.close();
    receiver.close();
  }

  @Test
  void a_step_that_is_tried_again_is_told_before_the_end() throws InterruptedException {
    office.callbacks().start();
    answer(500, 200, 200);
    office.happens(event("step", STEP, url()));
    office.happens(event("end", END, url()));
    office.awaitRetriesPlanned(1);
    assertThat(office.journey("end").delivery().attempts()).isZero();
    office.clock.advance(Duration.ofSeconds(1));
    office.awaitState("end", Delivery.State.DELIVERED);
    assertThat(told()).containsExactly("step", "step", "end");
  }

  @Test
  void the_end_is_told_when_a_step_was_given_up() throws InterruptedException {
    office.callbacks().start();
    answer(500, 500, 500, 200);
    office.happens(event("step", STEP, url()));
    office.happens(event("end", END, url()));
    for (int attempt = 1; attempt < 3; attempt++) {
      office.awaitRetriesPlanned(attempt);
      office.clock.advance(Duration.ofSeconds(1));
    }
    office.awaitState("end", Delivery.State.DELIVERED);
    assertThat(told()).containsExactly("step", "step", "step", "end");
  }

  @Test
  void steps_follow_each_other_over_a_restart() throws InterruptedException {
    answer(200, 200, 200);
    office.happens(event("step-1", STEP, url()));
    office.happens(event("step-2", STEP, url()));
    office.happens(event("end", END, url()));
    office.restart();
    office.callbacks().start();
    office.awaitState("end", Delivery.State.DELIVERED);
    assertThat(told()).containsExactly("step-1", "step-2", "end");
  }

  @Test
  void an_output_is_told_behind_the_job_that_made_it() throws InterruptedException {
    Optional<String> job = Optional.of("j1");
    follows(
        new ProduceMediaComplete("j1", "p1", "m1", "u", Optional.empty(), Optional.empty()),
        new RegisterMediaComplete("m1", job, Optional.empty(), Optional.empty()),
        new BatchProduceMediaComplete("b1", job, Optional.empty(), Optional.empty()));
  }

  @Test
  void a_file_is_there_before_it_is_looked_at() throws InterruptedException {
    var looked =
        (dev.cuepost.callback.event.ims.VideoAnalysisComplete)
            EventSamples.of(Product.IMS, "VideoAnalysisComplete").orElseThrow();
    var media = new UploadedMedia("http://o.test/a.mp4", looked.mediaId(), "a", 1, MediaType.VIDEO);
    follows(
        new dev.cuepost.callback.event.ims.FileUploadComplete(true, media, Optional.empty()),
        new UploadByURLComplete(
            "j1", "http://from.test/a", Optional.of(media), Optional.empty(), Optional.empty()),
        looked);
  }

  @Test
  void a_video_is_made_then_there_then_looked_at_then_has_its_streams()
      throws InterruptedException {
    office.tellVod(Event.DEFAULT_APP, url(), Optional.empty());
    follows(
        new dev.cuepost.callback.event.vod.ProduceMediaComplete("v1", "p1", Optional.empty()),
        new FileUploadComplete("v1", Optional.empty(), Optional.empty(), Optional.empty()),
        new VideoAnalysisComplete("v1", Optional.empty(), Optional.empty()),
        new TranscodeComplete("v1", List.of(), Optional.empty()));
  }

  /** Each waits until the one before is done with, which takes two attempts. */
  private void follows(EventBody... bodies) throws InterruptedException {
    office.callbacks().start();
    var names = new ArrayList<String>();
    for (EventBody body : bodies) {
      answer(500, 200);
      String name = "event-" + names.size() / 2;
      names.addAll(List.of(name, name));
      office.happens(event(name, body, url()));
    }
    for (int retries = 1; retries <= bodies.length; retries++) {
      office.awaitRetriesPlanned(retries);
      office.clock.advance(Duration.ofSeconds(1));
    }
    office.awaitState("event-" + (bodies.length - 1), Delivery.State.DELIVERED);
    assertThat(told()).isEqualTo(names);
  }

  @Test
  void another_target_does_not_wait() {
    office.create("ice-callback-demo");
    office.callbacks().start();
    answer(500);
    office.happens(event("step", STEP, url()));
    office.happens(event("end", END, "ice-callback-demo"));
    office.awaitState("end", Delivery.State.DELIVERED);
  }

  private Event event(String id, String type, String target) {
    return event(id, EventSamples.of(Product.IMS, type).orElseThrow(), target);
  }

  private Event event(String id, EventBody body, String target) {
    return new Event(
        new EventId(id),
        Office.ACCOUNT,
        Office.REGION,
        office.clock.instant(),
        body,
        Optional.of(target));
  }

  private void answer(int... statuses) {
    for (int status : statuses) {
      receiver.enqueue(new MockResponse.Builder().code(status).build());
    }
  }

  private List<String> told() throws InterruptedException {
    var ids = new ArrayList<String>();
    for (int i = receiver.getRequestCount(); i > 0; i--) {
      RecordedRequest request = receiver.takeRequest();
      ids.add(requireNonNull(request.getHeaders().get("webhook-id")));
    }
    return ids;
  }

  private String url() {
    return "http://127.0.0.1:" + receiver.getPort() + "/hook";
  }
}
