package dev.cuepost.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.common.ServiceHandlingRequiredException;
import com.aliyun.mns.model.Message;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two of three nodes in turn lose the network to the database and the storage, by which they would
 * also know of the others; clients still reach them. A node that is cut off says so soon and in the
 * protocols' words, leaves its work to the others, and goes on by itself once the network is whole.
 * Nobody holds what somebody else holds, and nothing is lost.
 *
 * <p>It takes network namespaces, which only root may make; it is skipped elsewhere.
 */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class CutOffNodesTest {
  private static final int NODES = 3;

  /** Each delivers to its part of the targets; the others take that of the one that is cut off. */
  private static final int CUT = 2;

  private static final int MORE = 15;
  private static final int CALLS = 8;

  /** Nobody knows what became of a send that was on its way: it is in no history. */
  private static final String ASIDE = "aside";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What is promised, beside what the same calls take on this machine when they succeed. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** A lease of ten seconds, of which a quarter may pass before its holder looks, and the same. */
  private static final Duration PARKED = Duration.ofSeconds(10);

  private final S3Server storage;
  private @TempDir Path directory;

  CutOffNodesTest(S3Server storage) {
    this.storage = storage;
  }

  @Test
  void a_node_without_its_database_says_so_and_leaves_its_work_to_others() throws Exception {
    String obstacle = Lan.obstacle();
    assumeThat(obstacle).as(obstacle).isEmpty();
    try (var http = HttpClient.newHttpClient();
        var lan = Lan.open();
        var database = database(lan);
        var relay = Relay.start(lan.databaseHost(), storage.network().port());
        var site = new Site(Files.createDirectory(directory.resolve("site")), storage)) {
      site.set("egress.allow = " + lan.clientNetwork());
      String url =
          "jdbc:postgresql://%s:%d/cuepost?user=postgres"
              .formatted(lan.databaseHost(), database.port());
      site.configure(url, url, relay.address());
      for (int node = 0; node < NODES; node++) {
        site.begin(lan.place(node));
      }
      site.makeQueue(Jobs.EVENTS, 30);
      site.makeQueue(ASIDE, 30);
      try (var jobs = Jobs.of(site.putClip(http, 30), Jobs.Size.LARGE, lan.clientHost());
          var traffic = Traffic.begin(site, 30)) {
        for (int node = 0; node < CUT; node++) {
          awaitMore(traffic);
          cutOff(node, site, lan, jobs, traffic);
        }
        awaitMore(traffic);
        judge(jobs, traffic.end());
      }
    }
  }

  /** A database that nodes reach by the network. */
  private PostgresServer database(Lan lan) throws Exception {
    Path files = Files.createDirectory(directory.resolve("postgres"));
    PostgresServer database =
        PostgresServer.start(
            files, "fsync=off", "listen_addresses=127.0.0.1," + lan.databaseHost());
    Files.writeString(
        files.resolve("data/pg_hba.conf"),
        "host all all %s trust%n".formatted(lan.databaseNetwork()),
        StandardOpenOption.APPEND);
    database.tell("select pg_reload_conf()");
    database.create("cuepost");
    return database;
  }

  private static void cutOff(int node, Site site, Lan lan, Jobs jobs, Traffic traffic)
      throws IOException {
    int other = (node + 1) % NODES;
    List<String> rendering = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      rendering.add(jobs.submit(site.endpoint(i)).orElseThrow());
    }
    await("it renders").atMost(PATIENCE).until(() -> site.node(node).renders());

    Duration usual = usual(site.endpoint(node), rendering.getFirst());
    lan.cut(node);
    long cutAt = System.nanoTime();
    Duration slowest = Duration.ZERO;
    for (int call = 0; call < CALLS; call++) {
      Duration took = refusal(site.endpoint(node), call, jobs);
      slowest = slowest.compareTo(took) < 0 ? took : slowest;
    }
    assertThat(slowest).as("the slowest refusal").isLessThan(SOON.plus(usual));
    await("it renders no more")
        .atMost(PARKED.minus(Duration.ofNanos(System.nanoTime() - cutAt)))
        .until(() -> !site.node(node).renders());
    Duration parked = Duration.ofNanos(System.nanoTime() - cutAt);
    awaitMore(traffic);
    assertThat(jobs.submit(site.endpoint(other))).isPresent();
    await("the others do and tell all")
        .atMost(PATIENCE)
        .until(() -> {
          jobs.listen(site.endpoint(other));
          return jobs.untold().isEmpty();
        });
    for (String job : rendering) {
      assertThat(Jobs.status(site.endpoint(other), job)).isEqualTo("Success");
    }

    lan.mend(node);
    long mendedAt = System.nanoTime();
    await("it goes on by itself")
        .ignoreExceptions()
        .until(() -> jobs.submit(site.endpoint(node)).isPresent());
    System.out.printf(
        "cut off: node %d refused within %d ms at most (calls took up to %d ms before), parked"
            + " after %d ms, back after %d ms%n",
        node,
        slowest.toMillis(),
        usual.toMillis(),
        parked.toMillis(),
        Duration.ofNanos(System.nanoTime() - mendedAt).toMillis());
  }

  /** The longest that calls take as long as all is well. */
  private static Duration usual(Endpoint node, String job) {
    var queue = node.queues().getQueueRef(ASIDE);
    Duration longest = Duration.ZERO;
    for (int call = 0; call < CALLS; call++) {
      long asked = System.nanoTime();
      if (call % 2 == 0) {
        queue.putMessage(new Message("for nobody"));
      } else {
        assertThat(Jobs.status(node, job)).isNotEmpty();
      }
      Duration took = Duration.ofNanos(System.nanoTime() - asked);
      longest = longest.compareTo(took) < 0 ? took : longest;
    }
    return longest;
  }

  /** How long it takes to be refused, by the protocol's error for trying again. */
  private static Duration refusal(Endpoint node, int call, Jobs jobs) {
    var queue = node.queues().getQueueRef(ASIDE);
    long asked = System.nanoTime();
    String code = "";
    try {
      switch (call % 4) {
        case 0 -> queue.putMessage(new Message("nobody takes it"));
        case 1 -> queue.popMessage();
        case 2 -> queue.getAttributes();
        default -> code = jobs.refusal(node);
      }
    } catch (ServiceException e) {
      code = String.valueOf(e.getErrorCode());
    } catch (ServiceHandlingRequiredException e) {
      code = String.valueOf(e.getErrorCode());
    }
    assertThat(code).as("call %d of a node that is cut off", call).isEqualTo("InternalError");
    return Duration.ofNanos(System.nanoTime() - asked);
  }

  private static void awaitMore(Traffic traffic) {
    int sent = traffic.sent();
    int deleted = traffic.deleted();
    await()
        .atMost(PATIENCE)
        .until(() -> traffic.sent() > sent + MORE && traffic.deleted() > deleted + MORE / 2);
  }

  private static void judge(Jobs jobs, Verdict verdict) {
    System.out.printf(
        "cut off: %d jobs, %d of them not told, %d told differently%n%s%n",
        jobs.submitted().size(),
        jobs.untold().size(),
        jobs.toldDifferently().size(),
        Traffic.table(verdict));
    assertThat(jobs.toldDifferently()).isEmpty();
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.counts().undecided()).isZero();
    assertThat(verdict.counts().sendsAcknowledged()).isPositive();
  }
}
