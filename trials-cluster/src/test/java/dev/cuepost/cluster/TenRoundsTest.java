package dev.cuepost.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.audit.check.Verdict;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one database under the load of official clients. In each round every node is
 * killed and started again, and in every second one, beginning with the first, the database's
 * primary is killed and its standby takes over. Nothing that was acknowledged is lost, nothing that
 * was deleted comes back, nothing is seen that nobody sent, and the end of every job is told.
 *
 * <p>{@code -Dcluster.rounds=N} for fewer rounds or more of them.
 */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class TenRoundsTest {
  private static final int NODES = 3;
  private static final int ROUNDS = Integer.getInteger("cluster.rounds", 10);
  private static final int MORE = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long JOB_MILLIS = 10_000;
  private static final long SEED = 20;

  private final S3Server storage;
  private @TempDir Path directory;
  private final AtomicBoolean over = new AtomicBoolean();

  TenRoundsTest(S3Server storage) {
    this.storage = storage;
  }

  @Test
  void nothing_acknowledged_is_lost_whoever_is_killed() throws Exception {
    try (var http = HttpClient.newHttpClient();
        var primary = Primary.start(directory);
        var site = new Site(Files.createDirectory(directory.resolve("site")), storage)) {
      site.configure(primary.url(), primary.url());
      for (int node = 0; node < NODES; node++) {
        site.begin();
      }
      site.makeQueue(Jobs.EVENTS, 30);
      try (var jobs = Jobs.of(site.putClip(http, 2), Jobs.Size.SMALL, "127.0.0.1");
          var traffic = Traffic.begin(site, SEED)) {
        List<Thread> customers = customers(site, jobs);
        for (int round = 1; round <= ROUNDS; round++) {
          round(round, site, primary, traffic);
        }
        over.set(true);
        for (Thread customer : customers) {
          customer.join();
        }
        judge(site, jobs, traffic.end());
      } finally {
        over.set(true);
      }
    }
  }

  private static void round(int round, Site site, Primary primary, Traffic traffic)
      throws Exception {
    boolean fails = round % 2 == 1;
    if (fails) {
      primary.follow();
      site.configure(primary.url(), primary.url());
    }
    for (Node node : site.nodes()) {
      awaitMore(traffic);
      node.kill();
      traffic.noteKill();
      awaitMore(traffic);
      node.startAgain();
    }
    awaitMore(traffic);
    if (fails) {
      primary.fail();
      awaitMore(traffic);
    }
    System.out.printf(
        "ten rounds: round %d of %d, %d sent, %d deleted%n",
        round, ROUNDS, traffic.sent(), traffic.deleted());
  }

  private static void awaitMore(Traffic traffic) {
    int sent = traffic.sent();
    int deleted = traffic.deleted();
    await()
        .atMost(PATIENCE)
        .until(() -> traffic.sent() > sent + MORE && traffic.deleted() > deleted + MORE / 2);
  }

  /** One who submits jobs and one who hears of their ends, through all nodes. */
  private List<Thread> customers(Site site, Jobs jobs) {
    var submitting = new SplittableRandom(SEED + 1);
    var listening = new SplittableRandom(SEED + 2);
    List<Thread> threads = new ArrayList<>();
    threads.add(
        Thread.startVirtualThread(() -> {
          while (!over.get()) {
            jobs.submit(site.any(submitting));
            pause(JOB_MILLIS);
          }
        }));
    threads.add(
        Thread.startVirtualThread(() -> {
          while (!over.get()) {
            if (!jobs.listen(site.any(listening))) {
              pause(50);
            }
          }
        }));
    return threads;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void judge(Site site, Jobs jobs, Verdict verdict) {
    var chance = new SplittableRandom(SEED + 3);
    await("the end of every job is told")
        .atMost(PATIENCE)
        .until(() -> {
          jobs.listen(site.any(chance));
          return jobs.untold().isEmpty();
        });
    System.out.printf(
        "ten rounds: %d jobs, %d of them not told, %d told differently%n%s%n",
        jobs.submitted().size(),
        jobs.untold().size(),
        jobs.toldDifferently().size(),
        Traffic.table(verdict));
    assertThat(jobs.refused()).isEmpty();
    assertThat(jobs.submitted()).isNotEmpty();
    assertThat(jobs.toldDifferently()).isEmpty();
    for (String job : jobs.submitted()) {
      assertThat(Jobs.status(site.any(chance), job)).isEqualTo("Success");
    }
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.counts().undecided()).isZero();
    assertThat(verdict.counts().sendsAcknowledged()).isPositive();
  }
}
