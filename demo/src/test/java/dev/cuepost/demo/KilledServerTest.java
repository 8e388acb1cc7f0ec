package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.QueueMeta;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that is killed with SIGKILL has promised, the next one keeps. */
class KilledServerTest {
  private static final String QUEUE = "ice-callback-killed";

  @TempDir private Path directory;

  @Test
  void every_acknowledged_message_is_there_after_a_kill_and_no_deleted_one() throws Exception {
    var machine = new Machine(directory);
    Set<String> kept = ConcurrentHashMap.newKeySet();
    Set<String> deleted = ConcurrentHashMap.newKeySet();
    var server = machine.start();
    try (var clients = new Clients(server)) {
      var queue = clients.queues().getQueueRef("orders");
      queue.create(new QueueMeta());
      for (int number = 0; number < 20; number++) {
        deleted.add(queue.putMessage(new Message("old " + number)).getMessageId());
      }
      List<Message> popped = queue.batchPopMessage(16);
      for (Message message : popped) {
        queue.deleteMessage(message.getReceiptHandle());
      }
      Set<String> gone = new HashSet<>();
      popped.forEach(message -> gone.add(message.getMessageId()));
      kept.addAll(deleted);
      kept.removeAll(gone);
      deleted.retainAll(gone);
      sendUntilKilled(server, clients, kept);
    }

    Set<String> found = new HashSet<>();
    try (var again = machine.start();
        var clients = new Clients(again)) {
      var queue = clients.queues().getQueueRef("orders");
      List<Message> messages = queue.batchPopMessage(16);
      while (messages != null) {
        messages.forEach(message -> found.add(message.getMessageId()));
        messages = queue.batchPopMessage(16);
      }
    }
    assertThat(found).containsAll(kept);
    assertThat(found).doesNotContainAnyElementsOf(deleted);
  }

  /** Sends from four threads, kills the server in the middle of it. */
  private static void sendUntilKilled(ServerProcess server, Clients clients, Set<String> kept)
      throws InterruptedException {
    var sent = new AtomicInteger();
    List<Thread> senders =
        List.of(0, 1, 2, 3).stream()
            .map(number ->
                Thread.ofVirtual()
                    .start(() -> {
                      var queue = clients.queues().getQueueRef("orders");
                      try {
                        while (server.handle().isAlive()) {
                          kept.add(queue.putMessage(new Message("new " + number)).getMessageId());
                          sent.incrementAndGet();
                        }
                      } catch (Exception _) {
                        // The send under way at the kill was not acknowledged.
                      }
                    }))
            .toList();
    await().until(() -> sent.get() > 200);
    Machine.kill(server);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  @Test
  void a_job_whose_render_is_killed_comes_to_its_end_after_the_restart() throws Exception {
    var machine = new Machine(directory);
    Path clip = directory.resolve("long.mp4");
    makeLongClip(clip);
    String jobId;
    var server = machine.start();
    try (var clients = new Clients(server)) {
      clients.queues().getQueueRef(QUEUE).create(new QueueMeta());
      Machine.upload(clients, "long.mp4", clip);
      var job = submit(clients, machine, QUEUE);
      jobId = job.jobId();
      await().until(() -> job.get().path("Progress").asInt() > 5);
      List<ProcessHandle> renders = server.handle().descendants().toList();
      assertThat(renders).isNotEmpty();
      Machine.kill(server);
      await("FFmpeg ends with its server")
          .until(() -> renders.stream().noneMatch(ProcessHandle::isAlive));
    }

    try (var again = machine.start();
        var clients = new Clients(again)) {
      JsonNode event =
          await()
              .atMost(Duration.ofSeconds(120))
              .until(
                  () -> Machine.nextEvent(clients, QUEUE, Duration.ofSeconds(10)),
                  Optional::isPresent)
              .orElseThrow();
      assertThat(event.path("MessageBody").path("JobId").asText()).isEqualTo(jobId);
      assertThat(event.path("MessageBody").path("Status").asText()).isEqualTo("Success");
      JsonNode job = new EditingJob(clients.ims(), jobId).get();
      assertThat(job.path("Status").asText()).isEqualTo("Success");
      assertThat(job.path("Duration").asDouble()).isBetween(19.9, 20.1);
      assertThat(clients.objects().doesObjectExist("demo", "killed.mp4")).isTrue();
    }
  }

  @Test
  void a_callback_that_was_not_taken_before_the_kill_is_delivered_after_it() throws Exception {
    var machine = new Machine(directory);
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    var refusing = new AtomicBoolean(true);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(refusing.get() ? 503 : 200, -1);
          exchange.close();
        });
    receiver.start();
    try {
      var server = machine.start();
      try (var clients = new Clients(server)) {
        EditingJob.submit(
            clients.ims(),
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\"}]}]}"
                .formatted(machine.url("none.mp4")),
            machine.url("never.mp4"),
            "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort()));
        String first = bodies.poll(30, TimeUnit.SECONDS);
        assertThat(first).contains("\"Fail\"");
        Machine.kill(server);
        refusing.set(false);
        bodies.clear();
        try (var _ = machine.start()) {
          assertThat(bodies.poll(60, TimeUnit.SECONDS)).isEqualTo(first);
        }
      }
    } finally {
      receiver.stop(0);
    }
  }

  /** Something to render: what a clip has as it is wanted would be copied in no time. */
  private static EditingJob submit(Clients clients, Machine machine, String notifyAddress)
      throws Exception {
    return EditingJob.submit(
        clients.ims(),
        """
        {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"%s",
          "Effects":[{"Type":"Flip","Direction":"Horizontal"}]}]}]}
        """
            .formatted(machine.url("long.mp4")),
        machine.url("killed.mp4"),
        notifyAddress);
  }

  private static void makeLongClip(Path target) throws Exception {
    Process ffmpeg =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1280x720:rate=30:duration=20",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                target.toString())
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
  }
}
