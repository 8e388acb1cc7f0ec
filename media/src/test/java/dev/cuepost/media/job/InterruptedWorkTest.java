package dev.cuepost.media.job;

import static dev.cuepost.media.job.EditingTest.ended;
import static dev.cuepost.media.job.EditingTest.submit;
import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.timelineOf;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.work.Attempts;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that was cut off comes to its end all the same, and once. */
@Tag("slow")
class InterruptedWorkTest {
  private static final QueueId WORK = QueueOwner.internal().queue("editing-jobs");

  @TempDir private Path directory;

  @Test
  @Tag("exhaustive")
  void a_render_that_is_stopped_is_given_back_and_done_after_the_restart() throws Exception {
    String jobId;
    try (var shop = new Workshop(directory)) {
      shop.clip("long.mp4", 120);
      shop.editing.start(1);
      jobId = submit(shop, request(timelineOf(url("long.mp4")), url("out.mp4"))).jobId();
      await().until(() -> shop.job(jobId).progress() > 0);
    }
    try (var shop = new Workshop(directory)) {
      assertThat(shop.job(jobId).state()).isEqualTo(State.QUEUING);
      assertThat(shop.events()).isEmpty();
      shop.editing.start(1);
      assertThat(ended(shop, jobId).state()).isEqualTo(State.SUCCESS);
      assertThat(shop.eventTypes())
          .containsExactly("ProduceMediaComplete", "RegisterMediaComplete");
    }
  }

  @Test
  void a_stop_is_no_end_however_often_it_comes() throws Exception {
    var asked = new Semaphore(0);
    var over = new CountDownLatch(1);
    HttpServer slow =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slow.setExecutor(Thread::startVirtualThread);
    slow.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          asked.release();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    slow.start();
    try {
      String jobId;
      try (var shop = new Workshop(directory)) {
        String source = "http://127.0.0.1:%d/a.mp4".formatted(slow.getAddress().getPort());
        jobId = submit(shop, request(timelineOf(source), url("out.mp4"))).jobId();
      }
      for (int stop = 0; stop < Attempts.MAX + 2; stop++) {
        try (var shop = new Workshop(directory)) {
          shop.editing.start(1);
          assertThat(asked.tryAcquire(60, TimeUnit.SECONDS)).as("begun").isTrue();
        }
      }
      try (var shop = new Workshop(directory)) {
        assertThat(shop.job(jobId).state()).isEqualTo(State.QUEUING);
        assertThat(shop.events()).isEmpty();
      }
    } finally {
      over.countDown();
      slow.stop(0);
    }
  }

  @Test
  void a_job_that_was_stored_but_never_sent_is_sent_at_the_next_start() throws Exception {
    String jobId;
    try (var shop = new Workshop(directory)) {
      // As a crash between the two leaves it: the queue is not there yet, so the send fails.
      jobId = submit(shop, request(timelineOf(url("none.mp4")), url("out.mp4"))).jobId();
      assertThat(shop.job(jobId).state()).isEqualTo(State.INIT);
    }
    try (var shop = new Workshop(directory)) {
      shop.editing.start(1);
      assertThat(ended(shop, jobId).state()).isEqualTo(State.FAILED);
      assertThat(shop.events()).hasSize(1);
    }
  }

  @Test
  void a_second_message_of_the_same_job_does_nothing() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.editing.start(2);
      Accepted job = submit(shop, request(timelineOf(url("none.mp4")), url("out.mp4")));
      shop.queues.send(WORK, List.of(Draft.of(job.jobId()), Draft.of(job.jobId())));
      shop.queues.send(WORK, List.of(Draft.of("no-such-job")));

      ended(shop, job.jobId());

      await()
          .until(() -> {
            var status = shop.queues.status(WORK).orElseThrow();
            return status.active() + status.inactive() == 0;
          });
      assertThat(shop.eventTypes()).containsExactly("ProduceMediaComplete");
    }
  }

  @Test
  void a_job_that_takes_its_worker_down_each_time_fails_in_the_end() throws Exception {
    var clock = new ManualClock();
    try (var shop = new Workshop(directory, clock)) {
      shop.queues.create(WORK, QueueAttributes.DEFAULT);
      Accepted job = submit(shop, request(timelineOf(url("a.mp4")), url("out.mp4")));
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThat(shop.queues.receive(WORK, 1, Optional.of(Duration.ZERO)))
            .isInstanceOf(ReceiveOutcome.Received.class);
        clock.advance(Duration.ofSeconds(31));
      }
      shop.editing.start(1);

      EditingJob ended = ended(shop, job.jobId());

      assertThat(ended.state()).isEqualTo(State.FAILED);
      assertThat(ended.code()).contains("InternalError");
      assertThat(shop.events()).hasSize(1);
    }
  }
}
