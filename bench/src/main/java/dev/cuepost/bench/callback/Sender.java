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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Cuepost's callbacks on a database and an engine of their own, in this process. */
final class Sender implements AutoCloseable {
  static final QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");

  /** How many events one transaction records. */
  private static final int BATCH = 16;

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
            DeliveryPolicy.DOCUMENTED);
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

  /** Records a few events of about 1 KB, one for each target in turn; durable when it returns. */
  int record(List<String> targets) {
    long first = events.getAndAdd(BATCH);
    database
        .jdbi()
        .useTransaction(tx -> {
          for (long n = first; n < first + BATCH; n++) {
            callbacks.events().record(tx, event(n, targets.get((int) (n % targets.size()))));
          }
        });
    return BATCH;
  }

  private static Event event(long n, String target) {
    String id = String.format(Locale.ROOT, "%016x", n);
    return new Event(
        new EventId(id),
        OWNER.account(),
        OWNER.region(),
        TimeSource.system().instant(),
        new ProduceMediaComplete(
            "job-" + id,
            "project",
            "media-" + id,
            "http://o.test/a.mp4",
            Optional.of(USER_DATA),
            Optional.empty()),
        Optional.of(target));
  }

  private static final String USER_DATA = "x".repeat(700);

  @Override
  public void close() {
    callbacks.close();
    egress.close();
    engine.close();
    database.close();
  }
}
