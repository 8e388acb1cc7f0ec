package dev.cuepost.media.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.postgres.PostgresServer;
import dev.cuepost.state.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database that is away says, and what one says that is there and does not want. */
class OutageTest {
  @TempDir private Path directory;

  private static JdbiException problem(Database database, String sql) {
    return catchThrowableOfType(
        JdbiException.class, () -> database.jdbi().useTransaction(tx -> tx.execute(sql)));
  }

  @Test
  void a_database_that_dies_and_one_that_is_dead_are_away() throws Exception {
    try (var server = PostgresServer.start(Files.createDirectory(directory.resolve("postgres")));
        var database = Database.open(server.create("state"), 2)) {
      assertThat(Outage.isCauseOf(problem(database, "SELECT 1 / 0"))).as("a mistake").isFalse();

      var begun = new CountDownLatch(1);
      var underWay =
          new FutureTask<>(() ->
              catchThrowableOfType(
                  JdbiException.class,
                  () ->
                      database
                          .jdbi()
                          .useTransaction(tx -> {
                            begun.countDown();
                            while (true) {
                              tx.execute("SELECT 1");
                            }
                          })));
      Thread.ofVirtual().start(underWay);
      begun.await();
      server.kill();
      assertThat(Outage.isCauseOf(underWay.get(1, TimeUnit.MINUTES))).as("it died").isTrue();
      assertThat(Outage.isCauseOf(problem(database, "SELECT 1"))).as("it is dead").isTrue();

      server.startAgain();
      await()
          .ignoreExceptions()
          .until(() -> {
            database.jdbi().useTransaction(tx -> tx.execute("SELECT 1"));
            return true;
          });
    }
  }
}
