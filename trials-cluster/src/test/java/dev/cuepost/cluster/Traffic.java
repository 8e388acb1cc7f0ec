package dev.cuepost.cluster;

import dev.cuepost.audit.check.Checker;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.check.Violation.Kind;
import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.HistoryFile;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.MomentSource;
import dev.cuepost.audit.history.Note;
import dev.cuepost.cluster.RecordedQueue.Parcel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clients at work on one queue through all nodes, each in a thread of its own, and their histories,
 * by which the queue is judged in the end.
 */
final class Traffic implements AutoCloseable {
  static final String QUEUE = "orders";
  static final Duration VISIBILITY = Duration.ofSeconds(3);
  private static final Duration RETENTION = Duration.ofDays(4);

  /** Longer than a message can be hidden or delayed by anybody here. */
  private static final Duration QUIET = Duration.ofSeconds(6);

  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int SENDERS = 2;
  private static final int RECEIVERS = 3;
  private static final int BATCH = 4;
  private static final int BACKLOG = 200;
  private static final long PAUSE_MILLIS = 100;

  private final Site site;
  private final Path histories;
  private final HistoryWriter notes;
  private final MomentSource moments = MomentSource.system();
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<IOException> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger deleted = new AtomicInteger();
  private final AtomicInteger backlog = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();

  private Traffic(Site site, Path histories) throws IOException {
    this.site = site;
    this.histories = histories;
    this.notes = HistoryWriter.create(histories, "cluster", moments);
  }

  /**
   * Makes the queue and begins.
   *
   * @param seed what each client does follows from it
   */
  static Traffic begin(Site site, long seed) throws IOException {
    site.makeQueue(QUEUE, VISIBILITY.toSeconds());
    var traffic = new Traffic(site, Files.createDirectory(site.directory().resolve("histories")));
    traffic.notes.note(new Note.QueueUsed(QUEUE, RETENTION, Durability.FSYNC));
    for (int i = 0; i < SENDERS; i++) {
      traffic.client("sender-" + i, seed * 100 + i, traffic::send);
    }
    for (int i = 0; i < RECEIVERS; i++) {
      traffic.client("receiver-" + i, seed * 100 + 50 + i, traffic::receive);
    }
    return traffic;
  }

  /** What a client does, again and again. */
  private interface Habit {
    void once(String client, RecordedQueue queue, SplittableRandom chance) throws IOException;
  }

  private void client(String name, long seed, Habit habit) throws IOException {
    var chance = new SplittableRandom(seed);
    var queue = queue(name, chance);
    threads.add(
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try (queue) {
                while (!over.get()) {
                  habit.once(name, queue, chance);
                  Thread.sleep(PAUSE_MILLIS);
                }
              } catch (IOException e) {
                failures.add(e); // a history cannot be written
              } catch (InterruptedException _) {
                // told to end at once
              }
            }));
  }

  private RecordedQueue queue(String client, SplittableRandom chance) throws IOException {
    return new RecordedQueue(
        QUEUE, HistoryWriter.create(histories, client, moments), () -> site.any(chance));
  }

  private void send(String client, RecordedQueue queue, SplittableRandom chance)
      throws IOException {
    if (backlog.get() > BACKLOG) {
      return;
    }
    Answer answer =
        chance.nextInt(3) == 0
            ? queue.send(
                Stream.generate(() -> parcel(client, chance))
                    .limit(chance.nextInt(1, BATCH + 1))
                    .toList())
            : queue.send(parcel(client, chance));
    if (answer instanceof Answer.Sent(var results)) {
      sent.addAndGet(results.size());
      backlog.addAndGet(results.size());
    }
  }

  private Parcel parcel(String client, SplittableRandom chance) {
    return new Parcel(
        client + "." + numbers.incrementAndGet(),
        chance.nextInt(12) == 0 ? Duration.ofSeconds(chance.nextInt(1, 3)) : Duration.ZERO,
        chance.nextInt(1, 17));
  }

  private void receive(String client, RecordedQueue queue, SplittableRandom chance)
      throws IOException {
    if (chance.nextInt(20) == 0) {
      queue.peek(BATCH);
    }
    List<Sighting> messages = queue.receive(chance.nextInt(1, BATCH + 1), WAIT);
    if (messages.isEmpty()) {
      backlog.set(0); // those of which nobody knows whether they were deleted do not add up
    }
    for (Sighting message : messages) {
      String handle = message.lease().map(SightedLease::handle).orElse("");
      switch (chance.nextInt(12)) {
        case 0 -> {} // its client forgets it, and it comes again
        case 1 -> {
          if (queue.hide(handle, Duration.ofSeconds(chance.nextInt(1, 3)))
              instanceof Answer.Hidden(var longer, _)) {
            delete(queue, longer);
          }
        }
        default -> delete(queue, handle);
      }
    }
  }

  private void delete(RecordedQueue queue, String handle) throws IOException {
    if (queue.delete(handle) instanceof Answer.Deleted(var refused) && refused.isEmpty()) {
      deleted.incrementAndGet();
      backlog.decrementAndGet();
    }
  }

  /** How many messages were acknowledged. */
  int sent() {
    return sent.get();
  }

  /** How many deletes were. */
  int deleted() {
    return deleted.get();
  }

  /** That a node was killed, for the record. */
  void noteKill() throws IOException {
    notes.note(new Note.ServerEnded(Note.Ending.KILLED));
  }

  /** Ends the clients, receives what is left until nothing more comes, and judges. */
  Verdict end() throws IOException, InterruptedException {
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    notes.note(new Note.DrainBegan(QUEUE));
    try (var queue = queue("drain", new SplittableRandom(1))) {
      for (long last = System.nanoTime(); System.nanoTime() - last < QUIET.toNanos(); ) {
        for (Sighting message : queue.receive(16, WAIT)) {
          delete(queue, message.lease().map(SightedLease::handle).orElse(""));
          last = System.nanoTime();
        }
      }
    }
    notes.note(new Note.DrainEnded(QUEUE));
    return new Checker().check(HistoryFile.all(HistoryFile.in(histories)));
  }

  /** A verdict in a few lines. */
  static String table(Verdict verdict) {
    return Stream.concat(
            Stream.of(verdict.counts().toString()),
            Arrays.stream(Kind.values())
                .map(kind -> "%6d  %s".formatted(verdict.count(kind), kind.description())))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() throws IOException {
    over.set(true);
    threads.forEach(Thread::interrupt);
    notes.close();
  }
}
