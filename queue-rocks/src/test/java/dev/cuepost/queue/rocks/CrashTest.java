package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process had acknowledged is there when the store is opened again. */
final class CrashTest {
  static final QueueId QUEUE = new QueueOwner("1000000000000001", "cn-shanghai").queue("killed");

  private static final Duration LEASE = Duration.ofHours(1);

  private @TempDir Path directory;

  /** What the process had printed when it was killed. */
  private final Set<String> sent = new HashSet<>();

  private final Set<String> deleted = new HashSet<>();

  /** Received by one who deletes: gone or not, since the last deletes were not acknowledged. */
  private final Set<String> doubtful = new HashSet<>();

  /** Received by one who does not delete. */
  private final Map<String, ReceiptHandle> kept = new HashMap<>();

  @RepeatedTest(value = 3, name = "a killed process loses nothing, seed {currentRepetition}")
  void a_killed_process_loses_nothing_it_acknowledged(RepetitionInfo repetition)
      throws IOException, InterruptedException {
    createQueue();
    var random = new Random(repetition.getCurrentRepetition());

    killAfter(500 + random.nextInt(2_500));

    assertThat(deleted).as("the process did its work").isNotEmpty();
    checkStore();
  }

  private void createQueue() throws IOException {
    try (var engine = RocksQueueEngine.open(directory, new ManualClock())) {
      engine.create(
          QUEUE,
          new QueueAttributes(
              Duration.ZERO, 65_536, Duration.ofDays(4), LEASE, Duration.ZERO, false));
    }
  }

  /** Lets the process print so many lines, kills it, and reads what it printed until then. */
  private void killAfter(int lines) throws IOException, InterruptedException {
    Process process = JavaProcess.start(KilledProducer.class, directory);
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      int read = 0;
      for (Optional<String> line = line(out); line.isPresent(); line = line(out)) {
        remember(line.get());
        if (++read == lines) {
          // By its handle, since Process.destroyForcibly would drop what is left in the pipe.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Optional<String> line(BufferedReader out) throws IOException {
    return Optional.ofNullable(out.readLine());
  }

  /** The last line may be cut short: then it says nothing. */
  private void remember(String line) {
    if (!line.endsWith(" .")) {
      return;
    }
    String[] words = line.split(" ", -1);
    String id = words[1];
    switch (words[0]) {
      case "sent" -> sent.add(id);
      case "deleted" -> deleted.add(id);
      case "received" -> {
        if (KilledProducer.deletes(id)) {
          doubtful.add(id);
        } else {
          kept.put(id, new ReceiptHandle(words[2]));
        }
      }
      default -> throw new AssertionError(line);
    }
  }

  private void checkStore() throws IOException {
    var clock = new ManualClock(InstantSource.system().instant());
    try (var engine = RocksQueueEngine.open(directory, clock)) {
      assertThat(engine.status(QUEUE).orElseThrow().inactive())
          .as("leases that hold")
          .isGreaterThanOrEqualTo(kept.size());
      List<String> deletedNow = deleteByOldHandles(engine);
      clock.advance(LEASE);

      Map<String, Message> found = receiveAll(engine);

      assertThat(found.keySet()).as("deleted, seen again").doesNotContainAnyElementsOf(deleted);
      assertThat(found.keySet()).as("deleted now").doesNotContainAnyElementsOf(deletedNow);
      sent.removeAll(doubtful);
      deletedNow.forEach(sent::remove);
      assertThat(found.keySet()).as("acknowledged").containsAll(sent);
      deletedNow.forEach(kept::remove);
      found.keySet().retainAll(kept.keySet());
      assertThat(found.keySet()).as("received and kept").isEqualTo(kept.keySet()).isNotEmpty();
      assertThat(found.values()).allMatch(message -> message.dequeueCount() == 2);
    }
  }

  /** Deletes half of what is still held, by the handles of the killed process. */
  private List<String> deleteByOldHandles(RocksQueueEngine engine) {
    List<String> half = kept.keySet().stream().sorted().limit(kept.size() / 2).toList();
    for (String id : half) {
      assertThat(engine.delete(QUEUE, List.of(kept.get(id))))
          .isEqualTo(new DeleteOutcome.Done(List.of(Optional.empty())));
    }
    return half;
  }

  private static Map<String, Message> receiveAll(RocksQueueEngine engine) {
    Map<String, Message> found = new HashMap<>();
    for (List<LeasedMessage> some = receive(engine); !some.isEmpty(); some = receive(engine)) {
      some.forEach(leased -> found.put(leased.message().id().value(), leased.message()));
    }
    return found;
  }

  private static List<LeasedMessage> receive(RocksQueueEngine engine) {
    return engine.receive(QUEUE, 16, Optional.of(Duration.ZERO))
            instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)
        ? messages
        : List.of();
  }
}
