package dev.cuepost.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.HistoryFile;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.MomentSource;
import dev.cuepost.audit.load.AuditedQueue;
import dev.cuepost.audit.load.Load;
import dev.cuepost.audit.load.Target;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.server.PackagedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is somebody else's: it is put to use, judged, and left as it was. */
class RunningServerTest {
  private static final Plan PLAN =
      new Plan(List.of(), Duration.ofSeconds(1), 8, 1, Durability.FSYNC);

  @TempDir private Path directory;

  @Test
  void it_is_judged_and_left_without_the_queue() throws Exception {
    try (var notes = HistoryWriter.create(directory, "notes", MomentSource.system());
        var server =
            new MortalServer(
                PackagedServer.command(),
                List.of("--data", directory.resolve("data").toString()),
                directory,
                notes)) {
      var ready = server.start();
      var verdict = run("first").against(ready.api(), ready.key());
      assertThat(verdict.violations()).isEmpty();
      assertThat(verdict.counts().sendsAcknowledged()).isPositive();
      assertThat(verdict.counts().undecided()).isZero();

      Target again = target(ready, ready.key(), "again");
      AuditedQueue made = AuditedQueue.prepare(again);
      assertThat(made.made()).isTrue(); // so the run's own was deleted

      Load sender = Load.start(again, 1, 1); // the first client of a load only sends
      await().until(() -> sent(again.histories()));
      sender.end();
      assertThatThrownBy(() -> run("third").against(ready.api(), ready.key()))
          .isInstanceOf(AuditProblem.class)
          .hasMessageStartingWith("the queue own must be empty");

      var wrong = new AccessKey(ready.key().id(), "wrong", "");
      assertThatThrownBy(() -> AuditedQueue.prepare(target(ready, wrong, "fourth")))
          .isInstanceOf(AuditProblem.class)
          .hasMessageEndingWith("refused to make the queue own: SignatureDoesNotMatch");
    }
  }

  private static boolean sent(Path histories) throws Exception {
    return HistoryFile.all(HistoryFile.in(histories)).stream()
        .anyMatch(event -> event instanceof Event.Ended(_, _, Answer.Sent _));
  }

  private Run run(String histories) throws Exception {
    return new Run(
        PLAN, "own", Files.createDirectory(directory.resolve(histories)), Progress.silent());
  }

  private Target target(ServerProcess.Ready ready, AccessKey key, String histories)
      throws Exception {
    return new Target(
        ready.api(),
        key,
        "own",
        Files.createDirectory(directory.resolve(histories)),
        InstantSource.system(),
        MomentSource.system());
  }
}
