package dev.cuepost.audit.callback;

import dev.cuepost.audit.callback.book.BookFile;
import dev.cuepost.audit.callback.book.Digest;
import dev.cuepost.audit.callback.book.Message;
import dev.cuepost.audit.load.EmptiedQueue;
import dev.cuepost.audit.load.EmptiedQueue.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Empties a queue in a thread of its own, and writes down each message before it is deleted. */
final class Collector {
  /** Longer than a message can be hidden by a batch whose answer never came. */
  private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

  private static final long PAUSE_MILLIS = 100;

  private final EmptiedQueue queue;
  private final BookFile<Message> book;
  private final InstantSource clock;
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean ending;
  private @Nullable Thread thread;

  Collector(EmptiedQueue queue, BookFile<Message> book, InstantSource clock) {
    this.queue = queue;
    this.book = book;
    this.clock = clock;
  }

  void start() {
    thread = Thread.ofVirtual().name("collector " + queue.name()).start(this::run);
  }

  private void run() {
    try (queue) {
      long since = System.nanoTime();
      while (!ending || System.nanoTime() - since < QUIET_NANOS) {
        if (collect()) {
          since = System.nanoTime();
        }
      }
    } catch (InterruptedException _) {
      // Told to end at once.
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  /** Whether there may be more soon: silence says nothing while nobody answers. */
  private boolean collect() throws InterruptedException {
    try {
      List<Received> messages = queue.receive();
      for (Received message : messages) {
        book.write(
            new Message(
                queue.name(), message.id(), Digest.of(bytes(message.body())), clock.millis()));
      }
      if (!messages.isEmpty()) {
        queue.delete(messages);
      }
      return !messages.isEmpty();
    } catch (IOException _) {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    }
  }

  /** What is not base64 stands for itself, and will fit no event. */
  private static byte[] bytes(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException _) {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Waits until nothing has come for a while. The server must be there. */
  void end() throws InterruptedException {
    ending = true;
    if (thread != null) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  /** Ends at once. */
  void abandon() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
