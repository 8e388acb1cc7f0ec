package dev.cuepost.queue.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What disks do to files: each file of a store is changed, cut or taken away, one at a time. The
 * store is then whole, or it is refused with a sentence; it never loses anything without a word.
 */
final class DamageTest {
  private static final QueueId QUEUE = new QueueOwner("1", "cn-shanghai").queue("orders");
  private static final int MESSAGES = 300;

  /** Files without which, or with other bytes in which, everything is there all the same. */
  private static final List<String> IDLE = List.of("LOG", "LOCK", "IDENTITY", "OPTIONS", "SYNCED");

  private @TempDir Path parent;
  private final ManualClock clock = new ManualClock();
  private Path store;

  /** Tables, and a log with what came after them, as a killed process leaves them. */
  @BeforeEach
  void makeStore() throws IOException {
    Path living = parent.resolve("living");
    store = parent.resolve("queues");
    try (var engine = RocksQueueEngine.open(living, clock)) {
      engine.create(QUEUE, QueueAttributes.DEFAULT);
      send(engine, 0, MESSAGES / 3);
      engine.flush();
      send(engine, MESSAGES / 3, 2 * MESSAGES / 3);
      engine.flush();
      send(engine, 2 * MESSAGES / 3, MESSAGES);
      copy(living, store);
    }
  }

  private static void send(RocksQueueEngine engine, int from, int to) {
    for (int i = from; i < to; i++) {
      engine.send(QUEUE, List.of(Draft.of("message " + i + " " + "x".repeat(200))));
    }
  }

  @Test
  void a_store_without_damage_is_whole() throws IOException {
    assertThat(open(store)).isEqualTo("whole");
  }

  @Test
  void a_bit_that_flips_anywhere_is_harmless_or_told() throws IOException {
    var random = new Random(1);
    for (Path file : files()) {
      long bytes = Files.size(file);
      for (int i = 0; i < 6 && bytes > 0; i++) {
        long at = i == 0 ? 0 : i == 1 ? bytes - 1 : random.nextLong(bytes);
        judge(
            "bit of byte " + at + " of " + bytes,
            file,
            damaged -> {
              byte[] content = Files.readAllBytes(damaged);
              content[(int) at] ^= (byte) (1 << random.nextInt(8));
              Files.write(damaged, content);
            });
      }
    }
  }

  @Test
  void a_file_that_lost_its_tail_is_harmless_or_told() throws IOException {
    for (Path file : files()) {
      long bytes = Files.size(file);
      for (long cut : List.of(1L, 7L, bytes / 2, bytes)) {
        if (cut <= bytes && cut > 0) {
          judge(
              "cut by " + cut + " of " + bytes,
              file,
              damaged -> {
                byte[] content = Files.readAllBytes(damaged);
                Files.write(damaged, Arrays.copyOf(content, (int) (bytes - cut)));
              });
        }
      }
    }
  }

  @Test
  void a_log_cut_at_the_end_of_a_record_is_told() throws IOException {
    Path log = log(store);
    long whole = Files.size(log);
    Path shorter = parent.resolve("shorter");
    try (var engine = RocksQueueEngine.open(parent.resolve("living"), clock)) {
      // Opened once more it holds a log of its own, which the next message makes longer.
      send(engine, 0, 1);
      copy(parent.resolve("living"), shorter);
    }
    assertThat(whole).isPositive();
    Path other = log(shorter);
    byte[] content = Files.readAllBytes(other);
    for (int bytes = 0; bytes < content.length; bytes++) {
      Files.write(other, Arrays.copyOf(content, bytes));
      assertThat(open(shorter)).contains(other.getFileName().toString());
    }
  }

  @Test
  void a_file_that_is_gone_is_harmless_or_told() throws IOException {
    for (Path file : files()) {
      judge("gone", file, Files::delete);
    }
  }

  /** Something done to a file. */
  private interface Harm {
    void harm(Path file) throws IOException;
  }

  private void judge(String what, Path file, Harm harm) throws IOException {
    String name = file.getFileName().toString();
    Path copy = parent.resolve("copy");
    copy(store, copy);
    harm.harm(copy.resolve(name));
    String outcome = open(copy);
    if (IDLE.stream().anyMatch(name::startsWith)) {
      assertThat(outcome).as("%s %s", name, what).isEqualTo("whole");
    } else if (!outcome.equals("whole")) {
      assertThat(outcome).as("%s %s", name, what).contains(name).contains(copy.toString());
    }
  }

  /** What became of opening the store and of receiving all that is in it. */
  private String open(Path directory) {
    var bodies = new TreeSet<String>();
    try (var engine = RocksQueueEngine.open(directory, clock)) {
      while (engine.receive(QUEUE, 16, Optional.of(Duration.ZERO))
          instanceof ReceiveOutcome.Received(List<LeasedMessage> messages)) {
        messages.forEach(leased -> bodies.add(leased.message().body().split(" ", -1)[1]));
      }
    } catch (IOException | UncheckedIOException e) {
      assertThat(String.valueOf(e.getMessage())).hasLineCount(1);
      return String.valueOf(e.getMessage());
    }
    List<String> lost =
        IntStream.range(0, MESSAGES)
            .mapToObj(Integer::toString)
            .filter(number -> !bodies.contains(number))
            .toList();
    return lost.isEmpty() ? "whole" : fail("lost without a word: " + lost);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path log(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".log"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      try (Stream<Path> old = Files.list(to)) {
        for (Path file : old.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(to);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(from)) {
      found.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}
