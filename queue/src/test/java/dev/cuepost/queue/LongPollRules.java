package dev.cuepost.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Receives that wait. The clock stands still but where a rule moves it. */
interface LongPollRules extends EngineRules {
  Duration WAIT = Duration.ofSeconds(30);

  /** A receive that runs on a thread of its own. */
  record Poll(Thread thread, CompletableFuture<ReceiveOutcome> outcome) {
    ReceiveOutcome get() {
      try {
        return outcome.get(20, SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("the poll did not answer", e);
      }
    }

    List<String> bodies() {
      return switch (get()) {
        case ReceiveOutcome.Received(List<LeasedMessage> messages) ->
            messages.stream().map(leased -> leased.message().body()).toList();
        case ReceiveOutcome.Nothing _, ReceiveOutcome.NoSuchQueue _ -> List.of();
      };
    }
  }

  private Poll poll(int max, Optional<Duration> wait) {
    var outcome = new CompletableFuture<ReceiveOutcome>();
    Thread thread =
        Thread.startVirtualThread(() -> {
          try {
            outcome.complete(engine().receive(QUEUE, max, wait));
          } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
          }
        });
    return new Poll(thread, outcome);
  }

  private List<Poll> park(int polls) {
    List<Poll> parked =
        IntStream.range(0, polls).mapToObj(_ -> poll(1, Optional.of(WAIT))).toList();
    awaitParked(polls);
    return parked;
  }

  private Poll park() {
    return park(1).getFirst();
  }

  private void awaitParked(int polls) {
    await().until(() -> clock().waiting() == polls);
  }

  @Test
  default void a_poll_answers_at_once_when_something_is_there() {
    createQueue();
    send("m");

    assertThat(poll(16, Optional.of(WAIT)).bodies()).containsExactly("m");
  }

  @Test
  default void a_poll_wakes_by_a_send() {
    createQueue();
    Poll poll = park();

    send("m");

    assertThat(poll.bodies()).containsExactly("m");
  }

  @Test
  default void a_poll_wakes_by_the_end_of_a_delay() {
    createQueue();
    send(delayed("m", Duration.ofSeconds(10)));
    Poll poll = park();

    clock().advance(Duration.ofSeconds(10));

    assertThat(poll.bodies()).containsExactly("m");
  }

  @Test
  default void a_parked_poll_wakes_by_the_end_of_a_delay_that_began_later() {
    createQueue();
    send(delayed("late", Duration.ofSeconds(20)));
    Poll poll = park();

    send(delayed("early", Duration.ofSeconds(5)));
    clock().advance(Duration.ofSeconds(5));

    assertThat(poll.bodies()).containsExactly("early");
  }

  @Test
  default void a_poll_wakes_by_the_end_of_a_lease() {
    createQueue();
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();
    hide(handle, Duration.ofSeconds(10));
    Poll poll = park();

    clock().advance(Duration.ofSeconds(10));

    assertThat(poll.bodies()).containsExactly("m");
  }

  @Test
  default void a_parked_poll_wakes_when_a_lease_is_made_shorter() {
    createQueue();
    send("m");
    ReceiptHandle handle = receiveOne().lease().handle();
    Poll poll = park();

    hide(handle, Duration.ofSeconds(1));
    clock().advance(Duration.ofSeconds(1));

    assertThat(poll.bodies()).containsExactly("m");
  }

  @Test
  default void a_poll_ends_with_nothing_when_its_wait_is_over() {
    createQueue();
    Poll poll = park();
    clock().advance(WAIT.minusMillis(1));
    assertThat(poll.outcome()).isNotDone();

    clock().advance(Duration.ofMillis(1));

    assertThat(poll.get()).isEqualTo(new ReceiveOutcome.Nothing());
  }

  @Test
  default void a_poll_without_a_wait_of_its_own_waits_as_long_as_the_queue_says() {
    engine().create(QUEUE, DefinitionRules.OTHER);
    Poll poll = poll(1, Optional.empty());
    awaitParked(1);
    assertThat(engine().receive(QUEUE, 1, NO_WAIT)).isEqualTo(new ReceiveOutcome.Nothing());

    clock().advance(DefinitionRules.OTHER.pollingWait());

    assertThat(poll.get()).isEqualTo(new ReceiveOutcome.Nothing());
  }

  @Test
  default void a_poll_ends_when_its_queue_is_deleted() {
    createQueue();
    List<Poll> polls = park(3);

    engine().delete(QUEUE);
    createQueue();
    send("for nobody who waited at the old one");

    for (Poll poll : polls) {
      assertThat(poll.get()).isEqualTo(new ReceiveOutcome.NoSuchQueue());
    }
    assertCounts(1, 0, 0);
  }

  @Test
  default void an_interrupt_ends_a_poll_without_taking_anything() throws InterruptedException {
    createQueue();
    var outcome = new CompletableFuture<ReceiveOutcome>();
    var stillSet = new CompletableFuture<Boolean>();
    Thread thread =
        Thread.startVirtualThread(() -> {
          outcome.complete(engine().receive(QUEUE, 1, Optional.of(WAIT)));
          stillSet.complete(Thread.currentThread().isInterrupted());
        });
    awaitParked(1);

    thread.interrupt();

    assertThat(new Poll(thread, outcome).get()).isEqualTo(new ReceiveOutcome.Nothing());
    assertThat(stillSet.join()).isTrue();
    send("m");
    assertThat(receiveBodies(1)).containsExactly("m");
  }

  @Test
  default void an_interrupted_poll_leaves_its_place_to_the_next() {
    createQueue();
    send(delayed("m", Duration.ofSeconds(10)));
    List<Poll> polls = park(2);
    polls.forEach(poll -> assertThat(poll.outcome()).isNotDone());

    polls.getFirst().thread().interrupt();
    assertThat(polls.getFirst().get()).isEqualTo(new ReceiveOutcome.Nothing());
    awaitParked(1);
    clock().advance(Duration.ofSeconds(10));

    assertThat(polls.getLast().bodies()).containsExactly("m");
  }

  @Test
  default void closing_the_engine_ends_every_poll_with_nothing() {
    createQueue();
    List<Poll> polls = park(3);

    engine().close();

    for (Poll poll : polls) {
      assertThat(poll.get()).isEqualTo(new ReceiveOutcome.Nothing());
    }
  }

  @Test
  default void two_parked_polls_never_get_the_same_message() {
    createQueue();
    List<Poll> polls = park(8);

    send(QUEUE, IntStream.range(0, 5).mapToObj(i -> Draft.of("m" + i)).toList());
    await().until(() -> polls.stream().filter(poll -> poll.outcome().isDone()).count() == 5);
    clock().advance(WAIT.minusSeconds(1));
    assertThat(polls.stream().filter(poll -> poll.outcome().isDone()).count()).isEqualTo(5);
    engine().delete(QUEUE);

    List<String> bodies = polls.stream().flatMap(poll -> poll.bodies().stream()).toList();
    assertThat(bodies).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4");
  }

  @Test
  default void messages_that_become_visible_together_wake_as_many_polls() {
    createQueue();
    send(QUEUE, List.of(delayed("a", Duration.ofSeconds(5)), delayed("b", Duration.ofSeconds(5))));
    List<Poll> polls = park(2);

    clock().advance(Duration.ofSeconds(5));

    assertThat(polls.stream().flatMap(poll -> poll.bodies().stream()))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void a_thousand_parked_polls_take_a_thousand_messages() {
    createQueue();
    List<Poll> polls = park(1_000);
    List<Draft> batch = IntStream.range(0, 10).mapToObj(_ -> Draft.of("m")).toList();

    IntStream.range(0, 100).forEach(_ -> send(QUEUE, batch));

    assertThat(polls).allMatch(poll -> poll.bodies().size() == 1);
    assertCounts(0, 1_000, 0);
  }

  @Test
  default void consumers_and_senders_at_once_lose_and_double_nothing() throws Exception {
    createQueue();
    int senders = 4;
    int each = 50;
    var done = new CountDownLatch(senders * each);
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    List<Thread> consumers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      consumers.add(
          Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()
                && engine().receive(QUEUE, 3, Optional.of(WAIT))
                    instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
              for (LeasedMessage leased : messages) {
                got.add(leased.message().body());
                assertThat(delete(leased.lease().handle())).isEmpty();
                done.countDown();
              }
            }
          }));
    }
    for (int i = 0; i < senders; i++) {
      String sender = "s" + i + "-";
      consumers.add(
          Thread.startVirtualThread(() -> IntStream.range(0, each).forEach(n -> send(sender + n))));
    }

    assertThat(done.await(30, SECONDS)).isTrue();
    consumers.forEach(Thread::interrupt);
    for (Thread thread : consumers) {
      thread.join();
    }
    assertThat(got).hasSize(senders * each).doesNotHaveDuplicates();
    assertCounts(0, 0, 0);
  }
}
