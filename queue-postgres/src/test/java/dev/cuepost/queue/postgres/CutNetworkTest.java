package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that says nothing more, and does not say so. */
final class CutNetworkTest {
  private static final QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");
  private static final QueueId QUEUE = OWNER.queue("q");
  private static final QueueAttributes ATTRIBUTES =
      new QueueAttributes(
          Duration.ZERO, 65_536, Duration.ofDays(4), Duration.ofSeconds(30), Duration.ZERO, false);

  /** What is promised, and something for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(2).plusMillis(500);

  private @TempDir Path machine;
  private PostgresServer server;
  private Wire wire;
  private QueueEngine engine;

  @BeforeEach
  void open() throws IOException, InterruptedException, SQLException {
    server = PostgresServer.start(Files.createDirectory(machine.resolve("p")), "fsync=off");
    server.create("queues");
    wire = new Wire(server.port());
    engine =
        ShardedQueueEngine.open(
            List.of("jdbc:postgresql://127.0.0.1:%d/queues?user=postgres".formatted(wire.port())),
            Nodes.MANY,
            2,
            TimeSource.system(),
            (_, own) -> own,
            new SecureRandom());
    engine.create(QUEUE, ATTRIBUTES);
  }

  @AfterEach
  void close() throws IOException {
    wire.mend();
    engine.close();
    wire.close();
    server.close();
  }

  @Test
  void calls_fail_soon_and_go_on_when_the_network_is_whole() {
    wire.cut();
    long cutAt = System.nanoTime();
    assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> engine.create(OWNER.queue("other"), ATTRIBUTES))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - cutAt)).isLessThan(SOON);

    long askedAt = System.nanoTime();
    assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - askedAt)).isLessThan(Duration.ofMillis(500));

    wire.mend();
    await().ignoreExceptions().until(() -> send() == 1);
    assertThat(engine.receive(QUEUE, 1, Optional.of(Duration.ofSeconds(5))))
        .isInstanceOf(ReceiveOutcome.Received.class);
  }

  private int send() {
    return engine.send(QUEUE, List.of(Draft.of("m"))) instanceof SendOutcome.Sent(var messages)
        ? messages.size()
        : 0;
  }
}
