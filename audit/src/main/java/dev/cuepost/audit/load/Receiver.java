package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import java.io.IOException;
import java.time.Duration;
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
  private static final int FORGOTTEN_MAX = 200;

  private final RandomGenerator random;
  private final Backlog backlog;
  private final Temper temper;
  private final Queue<String> forgotten = new ArrayDeque<>();

  /** What becomes of a received message. */
  enum Temper {
    /** It is deleted at once. */
    DELETES,
    /** Batches are received and deleted. */
    DELETES_BATCHES,
    /** It is hidden longer before it is deleted, or left to come back. */
    EXTENDS,
    /** It is kept until long after its lease, and then the old handle is tried. */
    FORGETS
  }

  Receiver(RandomGenerator random, Backlog backlog, Temper temper) {
    this.random = random;
    this.backlog = backlog;
    this.temper = temper;
  }

  @Override
  public void once(RecordedQueue queue) throws IOException, InterruptedException {
    int max = temper == Temper.DELETES_BATCHES ? BATCH : 1;
    List<Sighting> messages = queue.receive(max, WAIT);
    List<String> handles =
        messages.stream()
            .map(Sighting::lease)
            .flatMap(Optional::stream)
            .map(SightedLease::handle)
            .toList();
    if (handles.isEmpty()) {
      return;
    }
    switch (temper) {
      case DELETES -> note(queue.delete(handles.getFirst()), 1);
      case DELETES_BATCHES -> note(queue.delete(handles), handles.size());
      case EXTENDS -> extend(queue, handles.getFirst());
      case FORGETS -> forget(queue, handles.getFirst());
    }
  }

  private void extend(RecordedQueue queue, String handle) throws IOException, InterruptedException {
    var timeout = Duration.ofSeconds(random.nextLong(1, HIDE_MAX.toSeconds() + 1));
    if (queue.hide(handle, timeout) instanceof Answer.Hidden(var next, _)
        && random.nextInt(4) != 0) {
      note(queue.delete(next), 1);
    }
  }

  private void forget(RecordedQueue queue, String handle) throws IOException, InterruptedException {
    forgotten.add(handle);
    if (forgotten.size() > FORGOTTEN_MAX) {
      note(queue.delete(forgotten.remove()), 1);
    }
    // Without a pause it would take the messages from all others, as it deletes hardly any.
    Thread.sleep(random.nextLong(5, 20));
  }

  private void note(Answer answer, int handles) {
    if (answer instanceof Answer.Deleted(var refused)) {
      backlog.remove(handles - refused.size());
    }
  }
}
