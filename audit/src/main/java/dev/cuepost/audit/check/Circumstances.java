package dev.cuepost.audit.check;

import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.Event;
import dev.cuepost.audit.history.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for all messages of a queue: its settings, its drain, and what befell its server. */
final class Circumstances {
  private static final Note.QueueUsed UNTOLD =
      new Note.QueueUsed("", Duration.ofDays(4), Durability.FSYNC);

  private final Timeline timeline;
  private final Optional<Durability> override;
  private final Map<String, Note.QueueUsed> queues = new HashMap<>();
  private final Map<String, Long> drainBeginnings = new HashMap<>();
  private final Map<String, Long> drainEnds = new HashMap<>();
  private final List<Long> serverEnds = new ArrayList<>();
  private final List<Note.Ending> endings = new ArrayList<>();

  private Circumstances(Timeline timeline, Optional<Durability> override) {
    this.timeline = timeline;
    this.override = override;
  }

  static Circumstances of(
      Collection<Event> events, Timeline timeline, Optional<Durability> override) {
    var circumstances = new Circumstances(timeline, override);
    for (Event event : events) {
      if (event instanceof Event.Noted(var at, var note)) {
        circumstances.note(timeline.at(at), note);
      }
    }
    return circumstances;
  }

  private void note(long at, Note note) {
    switch (note) {
      case Note.QueueUsed used -> queues.put(used.queue(), used);
      case Note.DrainBegan(var queue) -> drainBeginnings.put(queue, at);
      case Note.DrainEnded(var queue) -> drainEnds.put(queue, at);
      case Note.ServerReady() -> {}
      case Note.ServerEnded(var how) -> {
        serverEnds.add(at);
        endings.add(how);
      }
    }
  }

  Timeline timeline() {
    return timeline;
  }

  List<Note.Ending> endings() {
    return endings;
  }

  /** When the drain of a queue began, if it also came to its end. */
  Optional<Long> drainBegan(String queue) {
    return drainEnds.containsKey(queue)
        ? Optional.ofNullable(drainBeginnings.get(queue))
        : Optional.empty();
  }

  long drainEnded(String queue) {
    return drainEnds.getOrDefault(queue, Long.MAX_VALUE);
  }

  long retention(String queue) {
    return queues.getOrDefault(queue, UNTOLD).retention().toNanos();
  }

  /**
   * Whether the queue still had to know at {@code to} what it acknowledged since {@code from}. One
   * in memory forgets everything when its server ends; the others have to know it after that.
   */
  boolean remembers(String queue, long from, long to) {
    var durability = override.orElse(queues.getOrDefault(queue, UNTOLD).durability());
    return switch (durability) {
      case FSYNC, ASYNC -> true;
      case MEMORY ->
          serverEnds.stream()
              .noneMatch(end -> !timeline.before(end, from) && !timeline.before(to, end));
    };
  }
}
