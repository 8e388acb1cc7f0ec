package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** Receives messages and deals with them in one of several ways. */
final class Receiver implements Habit {
  static final Duration HIDE_MAX = Duration.ofSeconds(3);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int BATCH = 16;

  /** How long after its lease a forgotten handle is tried, so that it must be refused. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private final RandomGenerator random;
  private final Backlog backlog;
  private final Temper temper;
  private final InstantSource clock;
  private final Queue<SightedLease> forgotten = new ArrayDeque<>();

  /** What becomes of a received message. */
  enum Temper {
    /** It is deleted at once. */
    DELETES,
    /** Batches are received and deleted. */
    DELETES_BATCHES,
    /** It is hidden longer before it is deleted, or left to come back. */
    EXTENDS,
    /** It is kept until its lease is over, and then the old handle is tried. */
    FORGETS
  }

  Receiver(RandomGenerator random, Backlog backlog, Temper temper, InstantSource clock) {
    this.random = random;
    this.backlog = backlog;
    this.temper = temper;
    this.clock = clock;
  }

  @Override
  public void once(RecordedQueue queue) throws IOException, InterruptedException {
    int max = temper == Temper.DELETES_BATCHES ? BATCH : 1;
    List<Sighting> messages = queue.receive(max, WAIT);
    List<SightedLease> leases =
        messages.stream().map(Sighting::lease).flatMap(Optional::stream).toList();
    if (leases.isEmpty()) {
      return;
    }
    String first = leases.getFirst().handle();
    switch (temper) {
      case DELETES -> note(queue.delete(first), 1);
      case DELETES_BATCHES ->
          note(queue.delete(leases.stream().map(SightedLease::handle).toList()), leases.size());
      case EXTENDS -> extend(queue, first);
      case FORGETS -> forget(queue, leases.getFirst());
    }
  }

  private void extend(RecordedQueue queue, String handle) throws IOException, InterruptedException {
    var timeout = Duration.ofSeconds(random.nextLong(1, HIDE_MAX.toSeconds() + 1));
    if (queue.hide(handle, timeout) instanceof Answer.Hidden(var next, _)
        && random.nextInt(4) != 0) {
      note(queue.delete(next), 1);
    }
  }

  private void forget(RecordedQueue queue, SightedLease lease)
      throws IOException, InterruptedException {
    forgotten.add(lease);
    if (forgotten.element().until().plus(LATE).isBefore(clock.instant())) {
      note(queue.delete(forgotten.remove().handle()), 1);
    }
    // Without a pause it would take the messages from all others, as it deletes none.
    Thread.sleep(random.nextLong(5, 20));
  }

  private void note(Answer answer, int handles) {
    if (answer instanceof Answer.Deleted(var refused)) {
      backlog.remove(handles - refused.size());
    }
  }
}
