package dev.cuepost.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The primary is killed under load, again and again, and the standby takes over: what was
 * acknowledged is there, what was deleted stays away, and the nodes go on by themselves.
 */
@Tag("slow")
final class FailoverTest {
  private static final QueueId QUEUE = new QueueOwner("1000000000000001", "cn-shanghai").queue("q");
  private static final QueueAttributes ATTRIBUTES =
      new QueueAttributes(
          Duration.ZERO, 65_536, Duration.ofDays(4), Duration.ofSeconds(2), Duration.ZERO, false);
  private static final int ROUNDS = 2;
  private static final int ENOUGH = 150;
  private static final String DATABASE = "failover";

  private @TempDir Path machine;
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

  /** A delete was asked for, and nobody knows what came of it. */
  private final Set<String> perhapsDeleted = ConcurrentHashMap.newKeySet();

  private final Set<String> seenAgain = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();

  @Test
  void nothing_acknowledged_is_lost_and_nothing_deleted_comes_back() throws Exception {
    PostgresServer primary = PostgresServer.start(Files.createDirectory(machine.resolve("p0")));
    primary.create(DATABASE);
    for (int round = 1; round <= ROUNDS; round++) {
      PostgresServer standby =
          primary.follow(Files.createDirectory(machine.resolve("p" + round)), "s" + round);
      primary.tell("alter system set synchronous_standby_names = 'ANY 1 (s%d)'".formatted(round));
      primary.tell("select pg_reload_conf()");
      fail(primary, standby);
      primary = standby;
    }
    primary.close();

    System.out.printf(
        "failover: %d sent, %d deleted, %d perhaps deleted%n",
        sent.size(), deleted.size(), perhapsDeleted.size());
    assertThat(seenAgain).as("deleted and seen again").isEmpty();
  }

  /** Load, a kill, a promotion, load again, and what is there then. */
  private void fail(PostgresServer primary, PostgresServer standby) throws Exception {
    String url =
        "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?user=postgres&targetServerType=primary"
            .formatted(primary.port(), standby.port(), DATABASE);
    var over = new AtomicBoolean();
    try (var one = node(url);
        var other = node(url)) {
      one.create(QUEUE, ATTRIBUTES);
      List<Thread> load = new ArrayList<>();
      for (QueueEngine node : List.of(one, other)) {
        load.add(Thread.startVirtualThread(() -> send(node, over)));
        load.add(Thread.startVirtualThread(() -> send(node, over)));
        load.add(Thread.startVirtualThread(() -> receive(node, over)));
      }
      awaitMore();
      primary.kill();
      standby.tell("select pg_promote()");
      // It follows nobody and waits for nobody until it has a standby of its own.
      standby.tell("alter system set synchronous_standby_names = ''");
      standby.tell("select pg_reload_conf()");
      awaitMore();
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
      audit(one);
    }
  }

  private static QueueEngine node(String url) throws IOException {
    return PostgresQueueEngine.open(
        url, Nodes.MANY, 4, TimeSource.system(), (_, own) -> own, new SecureRandom());
  }

  private void awaitMore() {
    int before = sent.size();
    int deletedBefore = deleted.size();
    Awaitility.await()
        .until(() -> sent.size() > before + ENOUGH && deleted.size() > deletedBefore + 20);
  }

  private void send(QueueEngine node, AtomicBoolean over) {
    while (!over.get()) {
      String body = "m" + numbers.incrementAndGet();
      try {
        if (node.send(QUEUE, List.of(Draft.of(body))) instanceof SendOutcome.Sent) {
          sent.add(body);
        }
      } catch (UncheckedIOException _) {
        // Not acknowledged: it may be there or not.
      }
    }
  }

  private void receive(QueueEngine node, AtomicBoolean over) {
    while (!over.get()) {
      try {
        if (node.receive(QUEUE, 4, Optional.of(Duration.ofMillis(200)))
            instanceof ReceiveOutcome.Received(var messages)) {
          messages.forEach(message -> delete(node, message));
        }
      } catch (UncheckedIOException _) {
        // They come back when their lease is over.
      }
    }
  }

  private void delete(QueueEngine node, LeasedMessage message) {
    String body = message.message().body();
    if (deleted.contains(body)) {
      seenAgain.add(body);
    }
    perhapsDeleted.add(body);
    if (node.delete(QUEUE, List.of(message.lease().handle()))
            instanceof DeleteOutcome.Done(var results)
        && results.getFirst().isEmpty()) {
      deleted.add(body);
      perhapsDeleted.remove(body);
    }
  }

  /** What can be seen now and what is held make up what was acknowledged and not deleted. */
  private void audit(QueueEngine node) {
    Set<String> there = new HashSet<>();
    Awaitility.await()
        .until(() -> {
          while (node.receive(QUEUE, 16, Optional.of(Duration.ZERO))
              instanceof ReceiveOutcome.Received(var messages)) {
            messages.forEach(message -> there.add(message.message().body()));
          }
          return there.containsAll(
              IntStream.rangeClosed(1, numbers.get())
                  .mapToObj(number -> "m" + number)
                  .filter(sent::contains)
                  .filter(body -> !deleted.contains(body) && !perhapsDeleted.contains(body))
                  .toList());
        });
    assertThat(there).as("deleted and seen again").doesNotContainAnyElementsOf(deleted);
  }
}
