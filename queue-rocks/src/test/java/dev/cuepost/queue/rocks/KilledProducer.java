package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process that works on a queue until it is killed, and prints a line for whatever the engine has
 * acknowledged: {@code sent ID}, {@code received ID HANDLE}, {@code deleted ID}, each with a full
 * stop behind it, so that a line cut short is known.
 */
final class KilledProducer {
  private static final int SENDERS = 4;
  private static final int CONSUMERS = 2;

  private final RocksQueueEngine engine;
  private final QueueId queue;
  private final PrintStream out;

  private KilledProducer(RocksQueueEngine engine, QueueId queue, PrintStream out) {
    this.engine = engine;
    this.queue = queue;
    this.out = out;
  }

  static void main(String[] args) throws IOException, InterruptedException {
    var engine = RocksQueueEngine.open(Path.of(args[0]), TimeSource.system());
    var producer = new KilledProducer(engine, CrashTest.QUEUE, System.out);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      threads.add(Thread.ofVirtual().start(producer::sendForever));
    }
    for (int i = 0; i < CONSUMERS; i++) {
      threads.add(Thread.ofVirtual().start(producer::consumeForever));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void sendForever() {
    for (long i = 0; ; i++) {
      switch (engine.send(queue, List.of(Draft.of("body " + i), Draft.of("twin " + i)))) {
        case SendOutcome.Sent(List<SendOutcome.SentMessage> messages) ->
            messages.forEach(message -> out.println("sent " + message.id() + " ."));
        case SendOutcome.NoSuchQueue _, SendOutcome.TooLong _, SendOutcome.NoSpace _ ->
            throw new AssertionError();
      }
    }
  }

  /** Deletes what it received, or keeps it under its lease. */
  private void consumeForever() {
    while (engine.receive(queue, 3, Optional.of(Duration.ofSeconds(30)))
        instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
      for (LeasedMessage leased : messages) {
        var message = leased.message();
        out.println("received " + message.id() + " " + leased.lease().handle() + " .");
        if (deletes(message.id().value())) {
          engine.delete(queue, List.of(leased.lease().handle()));
          out.println("deleted " + message.id() + " .");
        }
      }
    }
  }

  /** Whether it deletes the message of that id when it has received it; so with every other. */
  static boolean deletes(String id) {
    return id.charAt(id.length() - 1) < '8';
  }
}
