package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that opens a store, says {@code ready}, waits for a byte, and then sends until the
 * engine refuses. It prints {@code sent ID} for each acknowledged message, {@code refused TEXT},
 * and {@code active COUNT} of what it can still look at; then it ends without closing anything.
 */
final class FullDiskProducer {
  private static final Draft MESSAGE = Draft.of("x".repeat(10_000));
  private static final int TRIES = 10_000;

  private FullDiskProducer() {}

  static void main(String[] args) throws IOException {
    var engine = RocksQueueEngine.open(Path.of(args[0]), TimeSource.system());
    engine.create(CrashTest.QUEUE, QueueAttributes.DEFAULT);
    System.out.println("ready");
    var _ = System.in.read();
    try {
      for (int i = 0; i < TRIES; i++) {
        if (engine.send(CrashTest.QUEUE, List.of(MESSAGE))
            instanceof SendOutcome.Sent(List<SendOutcome.SentMessage> messages)) {
          System.out.println("sent " + messages.getFirst().id());
        }
      }
    } catch (UncheckedIOException e) {
      System.out.println("refused " + e.getMessage());
    }
    var _ = engine.peek(CrashTest.QUEUE, 16);
    System.out.println("active " + engine.status(CrashTest.QUEUE).orElseThrow().active());
    Runtime.getRuntime().halt(0);
  }
}
