package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aliyun.oss.OSS;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.server.PackagedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A place where a real server process can be started, killed and started again: a data directory
 * and two ports.
 */
final class Machine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final int port = freePort();
  private final int ossPort = freePortBut(port);
  private int starts;

  Machine(Path directory) {
    this.directory = directory;
  }

  ServerProcess start(String... more) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--data",
                data().toString(),
                "--port",
                Integer.toString(port),
                "--oss-port",
                Integer.toString(ossPort)));
    options.addAll(List.of(more));
    return ServerProcess.start(PackagedServer.command(), options, log(++starts));
  }

  /** SIGKILL, and wait until the process is gone. */
  static void kill(ServerProcess server) {
    server.handle().destroyForcibly();
    server.handle().onExit().join();
  }

  Path data() {
    return directory.resolve("data");
  }

  /** What the latest start wrote to its standard error. */
  String log() throws IOException {
    return Files.readString(log(starts));
  }

  static void upload(Clients clients, String key, Path file) {
    OSS objects = clients.objects();
    objects.putObject("demo", key, file.toFile());
  }

  String url(String key) {
    return "http://127.0.0.1:%d/demo/%s".formatted(ossPort, key);
  }

  /** The next event on the queue, deleted from it; empty if none comes in time. */
  static Optional<JsonNode> nextEvent(Clients clients, String queue, Duration atMost)
      throws Exception {
    var messages = clients.queues().getQueueRef(queue).batchPopMessage(1, (int) atMost.toSeconds());
    if (messages == null) {
      return Optional.empty();
    }
    clients.queues().getQueueRef(queue).deleteMessage(messages.getFirst().getReceiptHandle());
    return Optional.of(JSON.readTree(messages.getFirst().getMessageBody()));
  }

  /** The next event on the queue, which must be of this type. */
  static JsonNode next(Clients clients, String queue, String type) {
    JsonNode event =
        await()
            .until(() -> nextEvent(clients, queue, Duration.ofSeconds(5)), Optional::isPresent)
            .orElseThrow();
    assertThat(event.path("EventType").asText()).isEqualTo(type);
    return event;
  }

  private Path log(int start) {
    return directory.resolve("server-%d.log".formatted(start));
  }

  /**
   * Below the ports that machines give to outgoing connections, so that it is still free when the
   * killed server starts again.
   */
  private static int freePort() {
    return freePortBut(0);
  }

  private static int freePortBut(int taken) {
    while (true) {
      int port = RandomGenerator.getDefault().nextInt(20_000, 32_000);
      if (port == taken) {
        continue;
      }
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException _) {
        // Somebody has it.
      }
    }
  }
}
