package dev.cuepost.queue.rocks;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process that fills a store until sends are refused, empties it, and sends once more as soon as
 * it may. It prints {@code sent COUNT}, {@code taken COUNT} and {@code sent again}; whatever fails
 * on the way ends it.
 */
final class SmallDiskProgram {
  private static final List<Draft> BATCH =
      Stream.generate(() -> Draft.of("x".repeat(4_000))).limit(16).toList();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SmallDiskProgram() {}

  static void main(String[] args) throws IOException {
    try (var engine = RocksQueueEngine.open(Path.of(args[0]), TimeSource.system())) {
      engine.create(CrashTest.QUEUE, QueueAttributes.DEFAULT);
      for (int round = 0; round < 3; round++) {
        System.out.println("sent " + fill(engine));
        System.out.println("taken " + empty(engine));
      }
      awaitSend(engine);
      System.out.println("sent again");
    }
  }

  private static int fill(RocksQueueEngine engine) {
    awaitSend(engine);
    int sent = BATCH.size();
    while (true) {
      switch (engine.send(CrashTest.QUEUE, BATCH)) {
        case SendOutcome.Sent(var messages) -> sent += messages.size();
        case SendOutcome.NoSpace() -> {
          return sent;
        }
        case SendOutcome.NoSuchQueue _, SendOutcome.TooLong _ -> throw new AssertionError();
      }
    }
  }

  private static int empty(RocksQueueEngine engine) {
    int taken = 0;
    while (engine.receive(CrashTest.QUEUE, 16, Optional.of(Duration.ZERO))
        instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
      var handles = messages.stream().map(leased -> leased.lease().handle()).toList();
      if (engine.delete(CrashTest.QUEUE, handles) instanceof DeleteOutcome.Done(var results)
          && results.stream().allMatch(Optional::isEmpty)) {
        taken += messages.size();
      }
    }
    return taken;
  }

  /** Space comes back when what was deleted has been tidied up, not at once. */
  private static void awaitSend(RocksQueueEngine engine) {
    Instant deadline = TimeSource.system().instant().plus(PATIENCE);
    while (!(engine.send(CrashTest.QUEUE, BATCH) instanceof SendOutcome.Sent)) {
      if (TimeSource.system().instant().isAfter(deadline)) {
        throw new AssertionError("no space came back");
      }
      Thread.onSpinWait();
    }
  }
}
