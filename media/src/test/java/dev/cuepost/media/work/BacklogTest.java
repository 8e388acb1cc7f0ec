package dev.cuepost.media.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.ForwardingEngine;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits in rows comes onto its queue, whatever the queue does meanwhile. */
class BacklogTest {
  @TempDir private Path directory;
  private FullAtTimes engine;
  private WorkQueue queue;
  private final List<String> rows = new CopyOnWriteArrayList<>();
  private Backlog backlog;

  /** An engine that has no room while it is said to be full. */
  private static final class FullAtTimes implements ForwardingEngine {
    private final QueueEngine engine;
    volatile boolean full;

    FullAtTimes(QueueEngine engine) {
      this.engine = engine;
    }

    @Override
    public QueueEngine engine() {
      return engine;
    }

    @Override
    public SendOutcome send(QueueId id, List<Draft> drafts) {
      return full ? new SendOutcome.NoSpace() : engine.send(id, drafts);
    }
  }

  @BeforeEach
  void open() throws IOException {
    engine = new FullAtTimes(RocksQueueEngine.open(directory, TimeSource.system()));
    queue = new WorkQueue(engine, "films");
    backlog = new Backlog("films", queue, () -> rows);
  }

  @AfterEach
  void close() {
    backlog.close();
    engine.close();
  }

  private String taken() {
    return queue.take().orElseThrow().message().body();
  }

  @Test
  void what_a_queue_refuses_is_sent_once_it_takes_it() {
    backlog.open();
    engine.full = true;
    rows.add("a");

    backlog.add("a");

    assertThat(queue.waiting()).isZero();
    engine.full = false;
    await().until(() -> queue.waiting() == 1);
    assertThat(taken()).isEqualTo("a");
  }

  @Test
  void what_an_earlier_process_did_not_send_is_sent_at_the_start() {
    rows.addAll(List.of("a", "b"));

    backlog.open();

    assertThat(List.of(taken(), taken())).containsExactly("a", "b");
  }

  @Test
  void what_lies_on_the_queue_is_not_sent_again() {
    queue.open();
    rows.add("a");
    queue.send("a");

    backlog.open();

    assertThat(queue.waiting()).isEqualTo(1);
  }
}
