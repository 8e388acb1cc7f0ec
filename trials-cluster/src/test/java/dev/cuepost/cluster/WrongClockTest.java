package dev.cuepost.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.ice20201109.models.GetMediaProducingJobRequest;
import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.model.Message;
import com.sun.net.httpserver.HttpServer;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.cluster.Node.Place;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes, of which one is five minutes ahead and one five minutes behind. Nobody who asks them
 * sees it: leases, delays, retries and what is told of jobs follow the clock of the database.
 *
 * <p>It takes the program {@code faketime}; it is skipped where that is not installed.
 */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class WrongClockTest {
  private static final Path FAKETIME = Path.of("/usr/bin/faketime");
  private static final List<String> CLOCKS = List.of("+0", "+300s", "-300s");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Far less than five minutes, and enough for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final int MORE = 100;

  private final S3Server storage;
  private @TempDir Path directory;
  private final Queue<Instant> attempts = new ConcurrentLinkedQueue<>();

  WrongClockTest(S3Server storage) {
    this.storage = storage;
  }

  @Test
  void a_node_whose_clock_is_five_minutes_off_does_as_the_others() throws Exception {
    assumeThat(FAKETIME).as("faketime is not installed").exists();
    try (var http = HttpClient.newHttpClient();
        var database =
            PostgresServer.start(
                Files.createDirectory(directory.resolve("postgres")), "fsync=off");
        var site = new Site(Files.createDirectory(directory.resolve("site")), storage)) {
      String url = database.create("cuepost");
      site.configure(url, url);
      for (String clock : CLOCKS) {
        site.begin(place(site.loopback(), clock));
      }
      site.makeQueue(Jobs.EVENTS, 30);
      leasesAndDelays(site);
      try (var jobs = Jobs.of(site.putClip(http, 2), Jobs.Size.SMALL, "127.0.0.1");
          var traffic = Traffic.begin(site, 40)) {
        jobs(site, jobs);
        retries(site, jobs);
        await().until(() -> traffic.sent() > MORE && traffic.deleted() > MORE / 2);
        Verdict verdict = traffic.end();
        System.out.printf("wrong clock:%n%s%n", Traffic.table(verdict));
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.counts().undecided()).isZero();
      }
    }
  }

  /** Only the wall clock is wrong; who waits for a time does so as ever. */
  private static Place place(Place at, String clock) {
    return new Place(
        at.host(),
        List.of(FAKETIME.toString(), "--exclude-monotonic", "-f", clock),
        Map.of("FAKETIME_FORCE_MONOTONIC_FIX", "0"));
  }

  /** A message that one node gives or hides is seen by the others when it is time. */
  private static void leasesAndDelays(Site site) throws Exception {
    site.makeQueue("leases", 4);
    for (int node = 0; node < CLOCKS.size(); node++) {
      CloudQueue here = site.endpoint(node).queues().getQueueRef("leases");
      CloudQueue there = site.endpoint((node + 1) % CLOCKS.size()).queues().getQueueRef("leases");
      var late = new Message("late " + node);
      late.setDelaySeconds(3);
      long sent = System.nanoTime();
      here.putMessage(late);
      Message first = there.popMessage(20);
      assertThat(since(sent)).isBetween(Duration.ofMillis(2_900), SOON);
      assertThat(Duration.between(first.getEnqueueTime().toInstant(), Instant.now()).abs())
          .isLessThan(SOON);
      assertThat(Duration.between(first.getNextVisibleTime().toInstant(), Instant.now()).abs())
          .isLessThan(SOON);
      long leased = System.nanoTime();
      Message again = here.popMessage(20);
      assertThat(since(leased)).isBetween(Duration.ofMillis(3_500), SOON);
      assertThat(again.getMessageId()).isEqualTo(first.getMessageId());
      assertThat(again.getDequeueCount()).isEqualTo(2);
      there.deleteMessage(again.getReceiptHandle());
      assertThat(Optional.ofNullable(here.popMessage())).isEmpty();
    }
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }

  /** Jobs are done once and told, and say when they were. */
  private static void jobs(Site site, Jobs jobs) throws Exception {
    for (int i = 0; i < 2 * CLOCKS.size(); i++) {
      assertThat(jobs.submit(site.endpoint(i % CLOCKS.size()))).isPresent();
    }
    await()
        .until(() -> {
          jobs.listen(site.endpoint(1));
          return jobs.untold().isEmpty();
        });
    assertThat(jobs.toldDifferently()).isEmpty();
    for (String job : jobs.submitted()) {
      assertThat(Jobs.status(site.endpoint(2), job)).isEqualTo("Success");
      var told =
          site.endpoint(0)
              .jobs()
              .getMediaProducingJob(new GetMediaProducingJobRequest().setJobId(job))
              .getBody()
              .getMediaProducingJob();
      for (String moment :
          List.of(told.getCreateTime(), told.getModifiedTime(), told.getCompleteTime())) {
        assertThat(Duration.between(Instant.parse(moment), Instant.now()).abs())
            .as("when job %s was: %s", job, moment)
            .isLessThan(PATIENCE);
      }
    }
  }

  /** What fails is tried again soon, and by all nodes for their targets. */
  private void retries(Site site, Jobs jobs) throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          attempts.add(Instant.now());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    receiver.start();
    try {
      for (int target = 0; target < 12; target++) {
        String hook =
            "http://127.0.0.1:%d/hook%d".formatted(receiver.getAddress().getPort(), target);
        assertThat(jobs.submit(site.endpoint(target % CLOCKS.size()), hook)).isPresent();
      }
      await("each of 12 is tried three times").until(() -> attempts.size() >= 36);
    } finally {
      receiver.stop(0);
    }
  }
}
