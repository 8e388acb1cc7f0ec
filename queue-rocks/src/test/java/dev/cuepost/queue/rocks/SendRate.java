package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures the engine, to be run by hand: durable sends, and receives with deletes, of 1 KB
 * messages by 64 virtual threads, beside the rate at which the disk syncs a single writer.
 *
 * <p>Argument: an empty directory on the disk to measure.
 */
final class SendRate {
  private static final int THREADS = 64;
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final QueueId QUEUE = QueueOwner.internal().queue("rate");
  private static final Draft MESSAGE = Draft.of("x".repeat(1_024));

  private SendRate() {}

  static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Path.of(args[0]);
    System.out.printf("fdatasync, one writer: %,d/s%n", syncs(directory.resolve("sync.tmp")));
    try (var engine = RocksQueueEngine.open(directory.resolve("queues"), TimeSource.system())) {
      engine.create(QUEUE, QueueAttributes.DEFAULT);
      for (int round = 0; round < 3; round++) {
        System.out.printf("send: %,d messages/s%n", perSecond(() -> send(engine, 1)));
        System.out.printf(
            "receive + delete, 1: %,d messages/s%n", perSecond(() -> take(engine, 1)));
        System.out.printf("send 16: %,d messages/s%n", perSecond(() -> send(engine, 16)));
        System.out.printf(
            "receive + delete, 16: %,d messages/s%n", perSecond(() -> take(engine, 16)));
      }
    }
  }

  private static int send(RocksQueueEngine engine, int messages) {
    engine.send(QUEUE, Collections.nCopies(messages, MESSAGE));
    return messages;
  }

  private static int take(RocksQueueEngine engine, int max) {
    if (engine.receive(QUEUE, max, Optional.of(Duration.ZERO))
        instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
      List<ReceiptHandle> handles = messages.stream().map(m -> m.lease().handle()).toList();
      engine.delete(QUEUE, handles);
      return messages.size();
    }
    return 0;
  }

  private interface Call {
    /** Returns how many messages it moved. */
    int run();
  }

  private static long perSecond(Call call) throws InterruptedException {
    var moved = new LongAdder();
    long start = System.nanoTime();
    long end = start + TIME.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            int last = 1;
            while (System.nanoTime() < end && last > 0) {
              last = call.run();
              moved.add(last);
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return moved.sum() * 1_000_000_000L / (System.nanoTime() - start);
  }

  private static long syncs(Path file) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      ByteBuffer page = ByteBuffer.allocate(1_024);
      long syncs = 0;
      long start = System.nanoTime();
      while (System.nanoTime() - start < TIME.toNanos()) {
        channel.write(page.rewind());
        channel.force(false);
        syncs++;
      }
      return syncs * 1_000_000_000L / (System.nanoTime() - start);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
