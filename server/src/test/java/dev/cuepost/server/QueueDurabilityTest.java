package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueDurabilityTest {
  private static final QueueOwner OWNER = new QueueOwner("1000000000000001", "cn-shanghai");
  private static final QueueDurability SOME =
      new QueueDurability(List.of("logs-*", "both", "*-fast"), List.of("cache*", "both"));

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "logs-a, ASYNC",
    "logs-, ASYNC",
    "logs, FSYNC",
    "my-logs-a, FSYNC",
    "very-fast, ASYNC",
    "cache, MEMORY",
    "cache-1, MEMORY",
    "both, ASYNC",
    "orders, FSYNC"
  })
  void names_say_what_a_queue_promises(String name, Durability durability) {
    assertThat(SOME.of(OWNER.queue(name))).isEqualTo(durability);
  }

  @Test
  void the_servers_own_queues_are_always_synced() {
    assertThat(SOME.of(QueueOwner.internal().queue("cache"))).isEqualTo(Durability.FSYNC);
  }

  @Test
  void a_queue_keeps_its_messages_when_it_is_taken_off_a_list_or_put_on_one() throws IOException {
    QueueId queue = OWNER.queue("logs-a");
    try (var engine = open(SOME)) {
      assertThat(engine.create(queue, QueueAttributes.DEFAULT)).isEqualTo(CreateOutcome.CREATED);
      engine.send(queue, List.of(Draft.of("m")));
    }
    try (var engine = open(new QueueDurability(List.of(), List.of()))) {
      QueueStatus status = engine.status(queue).orElseThrow();
      assertThat(status.attributes().durability()).isEqualTo(Durability.FSYNC);
      assertThat(status.active()).isEqualTo(1);
      assertThat(engine.create(queue, QueueAttributes.DEFAULT))
          .isEqualTo(CreateOutcome.EXISTS_ALIKE);
    }
    try (var engine = open(SOME)) {
      QueueStatus status = engine.status(queue).orElseThrow();
      assertThat(status.attributes().durability()).isEqualTo(Durability.ASYNC);
      assertThat(status.active()).isEqualTo(1);
    }
  }

  private RocksQueueEngine open(QueueDurability durability) throws IOException {
    return RocksQueueEngine.open(
        directory, new ManualClock(), (queue, _) -> durability.of(queue), new SecureRandom());
  }
}
