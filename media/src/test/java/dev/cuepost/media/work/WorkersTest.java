package dev.cuepost.media.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workers do when the work cannot be done now. */
class WorkersTest {
  @TempDir private Path directory;
  private QueueEngine engine;
  private WorkQueue queue;

  /** How often the message had been taken, at each attempt. */
  private final List<Integer> attempts = new CopyOnWriteArrayList<>();

  private final AtomicInteger writes = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    engine = RocksQueueEngine.open(directory, TimeSource.system());
    queue = new WorkQueue(engine, "films");
    queue.open();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void work(Work work) {
    try (var workers = new Workers("test", queue, work)) {
      workers.start(1);
      queue.send("a");
      await()
          .until(() -> {
            var status = engine.status(QueueOwner.internal().queue("films")).orElseThrow();
            return status.active() + status.inactive() == 0;
          });
    }
  }

  private static RuntimeException away() {
    return new ConnectionException(new SQLException("no connection"));
  }

  private static RuntimeException ending() {
    return new TransactionException(
        "it was rolled back",
        new SQLException("terminating connection due to administrator command", "57P01"));
  }

  @Test
  void an_outage_of_the_database_is_waited_out_and_counts_as_no_attempt() {
    var outage = new ArrayDeque<>(List.of(away(), ending()));
    work((_, _, times) -> {
      attempts.add(times);
      if (!outage.isEmpty()) {
        throw outage.remove();
      }
      return Optional.of(writes::incrementAndGet);
    });

    assertThat(attempts).containsExactly(1, 1, 1);
    assertThat(writes).hasValue(1);
  }

  @Test
  void what_was_done_is_written_once_the_database_is_there_again() {
    work((_, _, times) -> {
      attempts.add(times);
      return Optional.of(() -> {
        if (writes.incrementAndGet() == 1) {
          throw away();
        }
      });
    });

    assertThat(attempts).containsExactly(1);
    assertThat(writes).hasValue(2);
  }
}
