package dev.cuepost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.postgres.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shared database that says nothing more, and does not say so. */
class CutDatabaseTest {
  /** What is promised, and something for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(2).plusMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Wire wire;
  private Database cutOff;
  private Database other;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  @BeforeEach
  void open() throws IOException {
    String address = TestDatabase.create("cut");
    int port = URI.create(address.substring("jdbc:".length())).getPort();
    wire = new Wire(port);
    cutOff = Database.open(address.replace(":" + port, ":" + wire.port()), 4);
    cutOff.bulletin().share("work", new Counting());
    cutOff.bulletin().start();
    other = Database.open(address, 4);
    await().atMost(PATIENCE).until(() -> taken.get() == 1);
  }

  @AfterEach
  void close() throws Exception {
    wire.mend();
    for (Database database : new Database[] {cutOff, other}) {
      database.bulletin().close();
      database.close();
    }
    wire.close();
  }

  @Test
  void transactions_fail_soon_shared_work_is_lost_and_both_go_on_when_the_network_is_whole()
      throws InterruptedException {
    var begun = new CountDownLatch(1);
    var failed = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            cutOff
                .jdbi()
                .useTransaction(tx -> {
                  begun.countDown();
                  while (true) {
                    tx.execute("SELECT 1"); // under way at any moment
                  }
                });
          } catch (JdbiException _) {
            failed.countDown();
          }
        });
    begun.await();

    wire.cut();
    long cutAt = System.nanoTime();
    assertThatThrownBy(() -> write(cutOff)).isInstanceOf(JdbiException.class);
    failed.await();
    assertThat(Duration.ofNanos(System.nanoTime() - cutAt)).isLessThan(SOON);
    await().atMost(SOON).until(() -> lost.get() == 1);

    wire.mend();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> write(cutOff));
    await().atMost(PATIENCE).until(() -> taken.get() == 2);
  }

  private final class Counting implements PartHolder {
    @Override
    public void take(Set<Integer> parts) {
      taken.incrementAndGet();
    }

    @Override
    public void leave(int part, Runnable left) {
      left.run();
    }

    @Override
    public void lose() {
      lost.incrementAndGet();
    }
  }

  private static boolean write(Database database) {
    database.jdbi().useTransaction(tx -> tx.execute("INSERT INTO word VALUES ('kept')"));
    return true;
  }
}
