package dev.cuepost.queue.rocks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The messages of one queue in memory, without their bodies, in the orders in which they are asked
 * for. Not safe for threads: the queue's lock guards it.
 *
 * <p>A message about which a write is under way is <em>withheld</em>: nobody finds, receives or
 * expires it until the writer settles what became of it. So memory never shows what may not be
 * stored.
 */
final class MessageIndex {
  /** Answer of {@link #nextVisibleAt} when nothing is hidden. */
  static final long NEVER = Long.MAX_VALUE;

  private final Map<Long, StoredMessage> bySequence = new HashMap<>();
  private final TreeSet<StoredMessage> ready = new TreeSet<>(StoredMessage.BY_TURN);
  private final TreeSet<StoredMessage> hidden = new TreeSet<>(StoredMessage.BY_VISIBILITY);
  private final TreeSet<StoredMessage> expiring = new TreeSet<>(StoredMessage.BY_EXPIRY);
  private final Set<Long> withheld = new HashSet<>();
  private long delayed;

  /** Enters a message; {@link #advance} finds out whether its time has come. */
  void add(StoredMessage message) {
    bySequence.put(message.sequence(), message);
    expiring.add(message);
    hidden.add(message);
    delayed += message.delayed() ? 1 : 0;
  }

  /**
   * Lets the time pass: shows the messages whose delay or lease is over and drops those whose
   * retention is.
   *
   * @return the dropped ones
   */
  List<StoredMessage> advance(long now) {
    List<StoredMessage> dropped = new ArrayList<>();
    while (!expiring.isEmpty() && expiring.first().expired(now)) {
      StoredMessage message = expiring.first();
      remove(message);
      dropped.add(message);
    }
    while (!hidden.isEmpty() && hidden.first().visible(now)) {
      StoredMessage message = hidden.first();
      hidden.remove(message);
      delayed -= message.delayed() ? 1 : 0;
      ready.add(message);
    }
    return dropped;
  }

  Optional<StoredMessage> find(long sequence) {
    return Optional.ofNullable(bySequence.get(sequence));
  }

  /** Those whose turn it is, in order, at most {@code max}. */
  List<StoredMessage> ready(int max) {
    return ready.stream().limit(max).toList();
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** When the next hidden message becomes visible, or {@link #NEVER}. */
  long nextVisibleAt() {
    return hidden.isEmpty() ? NEVER : hidden.first().visibleAt();
  }

  /** Takes the messages out of everybody's reach until {@link #settle}. */
  void withhold(Collection<StoredMessage> messages) {
    for (StoredMessage message : messages) {
      remove(message);
      withheld.add(message.sequence());
    }
  }

  boolean isWithheld(long sequence) {
    return withheld.contains(sequence);
  }

  /** Ends the withholding and enters what is stored now. */
  void settle(Collection<StoredMessage> taken, Collection<StoredMessage> stored) {
    taken.forEach(message -> withheld.remove(message.sequence()));
    stored.forEach(this::add);
  }

  long active() {
    return ready.size();
  }

  /** A withheld message counts here: it is about to be received, changed or deleted. */
  long inactive() {
    return hidden.size() - delayed + withheld.size();
  }

  long delayed() {
    return delayed;
  }

  private void remove(StoredMessage message) {
    bySequence.remove(message.sequence());
    expiring.remove(message);
    if (!ready.remove(message)) {
      hidden.remove(message);
      delayed -= message.delayed() ? 1 : 0;
    }
  }
}
