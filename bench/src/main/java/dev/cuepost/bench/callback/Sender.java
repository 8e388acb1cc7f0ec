package dev.cuepost.bench.callback;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.callback.delivery.DeliveryPolicy;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.ims.ProduceMediaComplete;
import dev.cuepost.callback.setting.Sealing;
import dev.cuepost.egress.Egress;
import dev.cuepost.egress.EgressGuard;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Cuepost's callbacks on a database and an engine of their own, in this process. */
final class Sender implements AutoCloseable {
  static final QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");

  private static final String USER_DATA = "x".repeat(700);
  private static final String PROJECT = "\"ProjectId\":\"";

  private static final Sealing NOTHING_TO_SEAL =
      new Sealing() {
        @Override
        public String seal(String purpose, String secret) {
          return secret;
        }

        @Override
        public String open(String purpose, String sealed) {
          return sealed;
        }
      };

  private final AtomicLong events = new AtomicLong();
  private final Database database;
  private final QueueEngine engine;
  private final Egress egress;
  private final Callbacks callbacks;

  Sender(Path directory) throws IOException {
    Files.createDirectories(directory);
    database = Database.open(directory.resolve("state.db"));
    engine = RocksQueueEngine.open(directory.resolve("queues"), TimeSource.system());
    egress = new Egress(new EgressGuard(EgressGuard.Reach.LOCAL, List.of()));
    callbacks =
        new Callbacks(
            database.jdbi(),
            engine,
            (_, _, _) -> Optional.empty(),
            egress,
            NOTHING_TO_SEAL,
            TimeSource.system(),
            DeliveryPolicy.DOCUMENTED,
            Duration.ofDays(14));
  }

  void start() {
    callbacks.start();
  }

  QueueEngine engine() {
    return engine;
  }

  Egress egress() {
    return egress;
  }

  long delivered() {
    return callbacks.counts().delivered();
  }

  /**
   * Records so many events of about 1 KB in one transaction, one for each target in turn; durable
   * when it returns.
   */
  void record(List<String> targets, int count) {
    long first = events.getAndAdd(count);
    database
        .jdbi()
        .useTransaction(tx -> {
          for (long n = first; n < first + count; n++) {
            callbacks.events().record(tx, event(n, targets.get((int) (n % targets.size()))));
          }
        });
  }

  private static Event event(long n, String target) {
    String id = hex(n);
    return new Event(
        new EventId(id),
        OWNER.account(),
        OWNER.region(),
        TimeSource.system().instant(),
        new ProduceMediaComplete(
            "job-" + id,
            hex(System.nanoTime()),
            "media-" + id,
            "http://o.test/a.mp4",
            Optional.of(USER_DATA),
            Optional.empty()),
        Optional.of(target));
  }

  /** The moment at which an event was recorded stands in its text as its project. */
  static long recordedNanos(String text) {
    int at = text.indexOf(PROJECT) + PROJECT.length();
    return Long.parseUnsignedLong(text, at, at + 16, 16);
  }

  private static String hex(long number) {
    return String.format(Locale.ROOT, "%016x", number);
  }

  @Override
  public void close() {
    callbacks.close();
    egress.close();
    engine.close();
    database.close();
  }
}
