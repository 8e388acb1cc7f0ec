package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.Note;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Receives and deletes everything, until nothing has come for longer than a message can be hidden.
 * The server's own count of messages is not asked: one that has lost some would say zero as well.
 */
public final class Drain {
  private static final String CLIENT = "drain";
  private static final int BATCH = 16;
  private static final Duration MARGIN = Duration.ofSeconds(1);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration AWAY_MAX = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;

  private final AuditedQueue audited;
  private final LongSupplier nanos;

  /**
   * A drain of this queue.
   *
   * @param nanos a steady clock
   */
  public Drain(AuditedQueue audited, LongSupplier nanos) {
    this.audited = audited;
    this.nanos = nanos;
  }

  /**
   * Drains the queue; no client may be at work any more.
   *
   * @param notes where beginning and end are written
   * @param emptied told how many messages were deleted, again and again
   * @throws AuditProblem if the server stays away
   */
  public void run(HistoryWriter notes, LongConsumer emptied)
      throws IOException, InterruptedException {
    String name = audited.target().queue();
    notes.note(new Note.DrainBegan(name));
    try (var queue = audited.target().connect(CLIENT)) {
      long quiet = audited.hiddenMax().plus(MARGIN).toNanos();
      long since = nanos.getAsLong();
      long heard = since;
      long deleted = 0;
      while (nanos.getAsLong() - since < quiet) {
        List<String> handles =
            queue.receive(BATCH, WAIT).stream()
                .map(Sighting::lease)
                .flatMap(Optional::stream)
                .map(SightedLease::handle)
                .toList();
        if (!handles.isEmpty()) {
          var _ = queue.delete(handles);
          deleted += handles.size();
          since = nanos.getAsLong();
        }
        if (queue.away()) {
          since = nanos.getAsLong(); // silence says nothing while nobody answers
          checkAway(since - heard);
          Thread.sleep(PAUSE_MILLIS);
        } else {
          heard = nanos.getAsLong();
        }
        emptied.accept(deleted);
      }
    }
    notes.note(new Note.DrainEnded(name));
  }

  private void checkAway(long nanosAway) {
    if (nanosAway > AWAY_MAX.toNanos()) {
      throw new AuditProblem(
          "the queue %s cannot be drained: %s has not answered for %d s"
              .formatted(
                  audited.target().queue(), audited.target().endpoint(), AWAY_MAX.toSeconds()));
    }
  }
}
