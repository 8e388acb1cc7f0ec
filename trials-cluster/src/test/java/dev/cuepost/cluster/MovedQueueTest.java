package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.audit.check.Verdict;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import dev.cuepost.server.PackagedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A queue moves between databases by the command, there and back, while official clients are at
 * work on it through two nodes; one of the moves is cut off in the middle and run again. No message
 * is lost, and none that was deleted comes back.
 */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class MovedQueueTest {
  private static final int MOVES = 6;
  private static final int MORE = 15;

  private final S3Server storage;
  private @TempDir Path directory;

  MovedQueueTest(S3Server storage) {
    this.storage = storage;
  }

  @Test
  void a_queue_moves_under_load_and_loses_nothing() throws Exception {
    try (var database =
            PostgresServer.start(
                Files.createDirectory(directory.resolve("postgres")), "fsync=off");
        var site = new Site(Files.createDirectory(directory.resolve("site")), storage)) {
      String home = database.create("cuepost");
      site.configure(home, home + " " + database.create("more"));
      site.begin();
      site.begin();
      try (var traffic = Traffic.begin(site, 60)) {
        for (int move = 0; move < MOVES; move++) {
          awaitMore(traffic);
          if (move == MOVES / 2) {
            cutOff(site, move);
          }
          move(site, move % 2 == 0 ? 1 : 0);
        }
        awaitMore(traffic);
        Verdict verdict = traffic.end();
        System.out.printf("moved queue: %d moves%n%s%n", MOVES, Traffic.table(verdict));
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.counts().sendsAcknowledged()).isPositive();
      }
    }
  }

  private void move(Site site, int to) throws IOException, InterruptedException {
    Process command = command(site, to);
    String said = new String(command.getInputStream().readAllBytes(), UTF_8);
    assertThat(command.waitFor()).as(said).isZero();
  }

  /** Kills the command while it is at work. */
  private void cutOff(Site site, int move) throws IOException, InterruptedException {
    Process command = command(site, move % 2 == 0 ? 1 : 0);
    if (!command.waitFor(1_200, TimeUnit.MILLISECONDS)) {
      command.destroyForcibly().waitFor();
    }
  }

  private static Process command(Site site, int to) throws IOException {
    List<String> words = new ArrayList<>(PackagedServer.command());
    words.addAll(List.of("queue", "move", Traffic.QUEUE, "--to", Integer.toString(to)));
    words.addAll(List.of("--config", site.configuration().toString()));
    var program = new ProcessBuilder(words).redirectErrorStream(true);
    program.environment().put("CUEPOST_S3_ACCESS_KEY_ID", S3Server.KEY.id());
    program.environment().put("CUEPOST_S3_ACCESS_KEY_SECRET", S3Server.KEY.secret());
    return program.start();
  }

  private static void awaitMore(Traffic traffic) {
    int sent = traffic.sent();
    int deleted = traffic.deleted();
    await().until(() -> traffic.sent() > sent + MORE && traffic.deleted() > deleted + MORE / 2);
  }
}
