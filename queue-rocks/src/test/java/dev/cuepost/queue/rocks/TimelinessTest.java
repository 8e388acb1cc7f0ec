package dev.cuepost.queue.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How late delays and leases end for a parked receive, by the machine's clock, while eight others
 * send, receive and delete all the time. That they never end early is a rule for each; the bound on
 * the middle one is far above what a machine with nothing else to do shows.
 */
@Timeout(60)
final class TimelinessTest {
  private static final QueueOwner OWNER = new QueueOwner("1", "cn-shanghai");
  private static final QueueId WATCHED = OWNER.queue("watched");
  private static final QueueId BUSY = OWNER.queue("busy");
  private static final int MESSAGES = 40;
  private static final long LATE_MILLIS = 100;

  private final TimeSource clock = TimeSource.system();
  private final Map<String, Long> due = new HashMap<>();
  private @TempDir Path directory;

  @Test
  void delays_and_leases_end_on_time_while_others_are_busy()
      throws IOException, InterruptedException {
    List<Thread> busy = new ArrayList<>();
    try (var engine = RocksQueueEngine.open(directory, clock)) {
      engine.create(BUSY, QueueAttributes.DEFAULT);
      engine.create(WATCHED, visibleAgainAfter(Duration.ofSeconds(1)));
      for (int i = 0; i < 8; i++) {
        busy.add(Thread.startVirtualThread(() -> work(engine)));
      }
      try {
        for (int i = 0; i < MESSAGES; i++) {
          engine.send(WATCHED, List.of(new Draft("m", 8, Optional.of(Duration.ofSeconds(1)))));
        }

        assertOnTime("delays", lateness(engine, Duration.ofSeconds(1)));
        assertOnTime("leases", lateness(engine, Duration.ofSeconds(1)));
      } finally {
        busy.forEach(Thread::interrupt);
        for (Thread thread : busy) {
          thread.join();
        }
      }
    }
  }

  private static QueueAttributes visibleAgainAfter(Duration timeout) {
    return new QueueAttributes(
        Duration.ZERO, 65_536, Duration.ofDays(1), timeout, Duration.ZERO, false);
  }

  private static void work(RocksQueueEngine engine) {
    while (!Thread.currentThread().isInterrupted()) {
      engine.send(BUSY, List.of(Draft.of("x".repeat(1_000))));
      if (engine.receive(BUSY, 1, Optional.of(Duration.ZERO))
          instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
        engine.delete(BUSY, List.of(messages.getFirst().lease().handle()));
      }
    }
  }

  /** Receives every message once and tells by how much each came later than it was due. */
  private List<Long> lateness(RocksQueueEngine engine, Duration hidden) {
    List<Long> late = new ArrayList<>();
    while (late.size() < MESSAGES) {
      if (engine.receive(WATCHED, 1, Optional.of(Duration.ofSeconds(20)))
          instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
        var received = messages.getFirst();
        // Its lease began when it was taken: at its end less its length.
        long taken = received.lease().until().minus(hidden).toEpochMilli();
        String id = received.message().id().value();
        long sent = received.message().enqueuedAt().plus(hidden).toEpochMilli();
        late.add(taken - due.getOrDefault(id, sent));
        due.put(id, received.lease().until().toEpochMilli());
      }
    }
    return late;
  }

  private static void assertOnTime(String what, List<Long> late) {
    Collections.sort(late);
    System.out.printf(
        "%s: late by %d ms in the middle, %d ms at most%n",
        what, late.get(MESSAGES / 2), late.getLast());
    assertThat(late.getFirst()).as("never early").isNotNegative();
    assertThat(late.get(MESSAGES / 2)).as("the middle one").isLessThan(LATE_MILLIS);
  }
}
