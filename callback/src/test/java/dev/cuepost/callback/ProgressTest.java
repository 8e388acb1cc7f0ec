package dev.cuepost.callback;

import static dev.cuepost.callback.delivery.Delivery.State.DELIVERED;
import static dev.cuepost.callback.delivery.Delivery.State.PENDING;
import static dev.cuepost.callback.delivery.Delivery.State.SUPERSEDED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.delivery.Delivery;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.ims.JobProgress;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is newer of a job takes the place of its progress that is not told yet. */
@Tag("stored")
class ProgressTest {
  @TempDir Path directory;
  private final MockWebServer receiver = new MockWebServer();
  private final CountDownLatch answer = new CountDownLatch(1);
  private Office office;

  @BeforeEach
  void open() throws IOException {
    receiver.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    office = new Office(directory, Office.within(Duration.ofSeconds(20)));
  }

  @AfterEach
  void close() {
    answer.countDown();
    office.close();
    receiver.close();
  }

  @Test
  void only_the_newest_is_pending_and_the_end_takes_its_place() throws InterruptedException {
    progress("p1", 10);
    progress("p2", 20);
    progress("p3", 30);
    assertThat(states("p1", "p2", "p3")).containsExactly(SUPERSEDED, SUPERSEDED, PENDING);
    end();
    assertThat(states("p3", "end")).containsExactly(SUPERSEDED, PENDING);
    answers(200);
    office.callbacks().start();
    office.awaitState("end", DELIVERED);
    assertThat(told()).containsExactly("end");
  }

  @Test
  void the_end_does_not_wait_for_progress_that_is_to_be_tried_again() throws InterruptedException {
    answers(500, 200);
    office.callbacks().start();
    progress("p1", 10);
    office.awaitRetriesPlanned(1);
    end();
    office.awaitState("end", DELIVERED);
    assertThat(states("p1")).containsExactly(SUPERSEDED);
    assertThat(told()).containsExactly("p1", "end");
  }

  @Test
  void an_attempt_under_way_is_waited_for_and_not_repeated() throws InterruptedException {
    hangsThenFails();
    office.callbacks().start();
    progress("p1", 10);
    Office.await().until(() -> receiver.getRequestCount() == 1);
    progress("p2", 20);
    progress("p3", 30);
    end();
    assertThat(states("p1", "p2", "p3", "end"))
        .containsExactly(PENDING, SUPERSEDED, SUPERSEDED, PENDING);
    assertThat(receiver.getRequestCount()).isEqualTo(1);
    answer.countDown();
    office.awaitState("end", DELIVERED);
    assertThat(states("p1")).containsExactly(SUPERSEDED);
    assertThat(told()).containsExactly("p1", "end");
  }

  @Test
  void after_a_restart_one_at_most_is_pending() throws InterruptedException {
    answers(200);
    progress("p1", 10);
    progress("p2", 20);
    // as a process leaves it that ends while the first one is under way
    office
        .database
        .jdbi()
        .useTransaction(h -> {
          h.execute("UPDATE delivery SET state = 'PENDING', ended_at = NULL WHERE event_id = 'p1'");
          h.execute("UPDATE delivery SET waits_for = 'p1-1' WHERE event_id = 'p2'");
        });
    office.restart();
    office.callbacks().start();
    office.awaitState("p2", DELIVERED);
    assertThat(states("p1")).containsExactly(SUPERSEDED);
    assertThat(told()).containsExactly("p2");
  }

  @Test
  void a_transaction_that_is_rolled_back_supersedes_nothing() throws InterruptedException {
    answers(200);
    progress("p1", 10);
    office
        .database
        .jdbi()
        .useTransaction(tx -> {
          office
              .callbacks()
              .events()
              .record(tx, event("p2", new JobProgress("j", "p", 20, Optional.empty())));
          tx.rollback();
        });
    office.callbacks().start();
    office.awaitState("p1", DELIVERED);
    assertThat(told()).containsExactly("p1");
  }

  @Test
  void the_end_is_last_however_fast_progress_comes() throws InterruptedException {
    receiver.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(200).build();
          }
        });
    office.callbacks().start();
    for (int percent = 1; percent <= 100; percent++) {
      progress("p%03d".formatted(percent), percent);
    }
    end();
    office.awaitState("end", DELIVERED);
    List<String> told = told();
    assertThat(told.getLast()).isEqualTo("end");
    assertThat(told.subList(0, told.size() - 1)).isSorted().doesNotHaveDuplicates();
  }

  private void progress(String id, int percent) {
    office.happens(event(id, new JobProgress("j", "p", percent, Optional.empty())));
  }

  private void end() {
    office.happens(
        event(
            "end",
            new ProduceMediaComplete("j", "p", "m", "u", Optional.empty(), Optional.empty())));
  }

  private Event event(String id, EventBody body) {
    return new Event(
        new EventId(id),
        Office.ACCOUNT,
        Office.REGION,
        office.clock.instant(),
        body,
        Optional.of("http://127.0.0.1:" + receiver.getPort() + "/hook"));
  }

  private List<Delivery.State> states(String... events) {
    return List.of(events).stream().map(id -> office.journey(id).delivery().state()).toList();
  }

  private void answers(int... statuses) {
    for (int status : statuses) {
      receiver.enqueue(new MockResponse.Builder().code(status).build());
    }
  }

  /** The first request is answered with 500 when the test says so, the others with 200 at once. */
  private void hangsThenFails() {
    receiver.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if ("p1".equals(request.getHeaders().get("webhook-id"))) {
              answer.await();
              return new MockResponse.Builder().code(500).build();
            }
            return new MockResponse.Builder().code(200).build();
          }
        });
  }

  private List<String> told() throws InterruptedException {
    var ids = new ArrayList<String>();
    for (int i = receiver.getRequestCount(); i > 0; i--) {
      ids.add(requireNonNull(receiver.takeRequest().getHeaders().get("webhook-id")));
    }
    return ids;
  }
}
