package dev.cuepost.queue.rocks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The messages of one queue in the orders in which they are asked for, a bounded part of them in
 * memory. Not safe for threads: the queue's lock guards it.
 *
 * <p>A message about which a write is under way is <em>withheld</em>: nobody finds, receives or
 * expires it until the writer settles what became of it, so that nothing is ever answered from what
 * may not be stored, and nothing is read from the disk that is about to change.
 */
final class MessageIndex {
  /** A time that does not come. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int EXPIRED_AT_ONCE = 256;
  private static final int PRIORITIES = 16;

  private final Disk disk;
  private final Tally tally;
  private final Map<Long, StoredMessage> known = new HashMap<>();
  private final RecentLeases leased = new RecentLeases();
  private final Set<Long> withheld = new HashSet<>();
  private final List<Lane> lanes;

  /** No message comes into view before, a lower bound. */
  private long nextShown;

  /** No message ends before, a lower bound. */
  private long nextExpiry;

  /** All that ends up to here has ended. */
  private long expiredUntil;

  /**
   * @param tally of what is on the disk
   * @param fresh whether nothing is
   */
  MessageIndex(Disk disk, WindowSize size, Tally tally, boolean fresh) {
    this.disk = disk;
    this.tally = tally;
    lanes =
        IntStream.rangeClosed(1, PRIORITIES)
            .mapToObj(priority -> new Lane(priority, size, disk, known, withheld::contains, fresh))
            .toList();
    nextShown = fresh ? NEVER : tally.frontier();
    nextExpiry = fresh ? NEVER : 0;
  }

  private Lane lane(StoredMessage message) {
    return lanes.get(message.priority() - 1);
  }

  /** Lets the time pass: counts the messages whose delay or lease is over. */
  void advance(long now) {
    if (now >= nextShown) {
      long since = tally.frontier();
      nextShown =
          lanes.stream().mapToLong(lane -> lane.show(since, now, tally)).min().orElse(NEVER);
    }
    tally.moveFrontier(Math.max(now, tally.frontier()));
  }

  /** Whether there may be messages whose retention is over. */
  boolean mayHaveExpired(long now) {
    return now >= nextExpiry;
  }

  /** Some of the messages whose retention is over; ask again while {@link #mayHaveExpired}. */
  List<StoredMessage> expired(long now) {
    List<StoredMessage> expired = new ArrayList<>();
    long[] next = {NEVER};
    disk.walkExpiry(
        expiredUntil,
        message -> {
          if (!message.expired(now) || expired.size() == EXPIRED_AT_ONCE) {
            next[0] = message.expiresAt();
            return false;
          }
          if (!withheld.contains(message.sequence())) {
            expired.add(message);
          }
          return true;
        });
    nextExpiry = next[0];
    expiredUntil = Math.min(now, next[0]);
    return expired;
  }

  /** The message, unless it is gone. It must not be withheld. */
  Optional<StoredMessage> find(long expiresAt, long sequence, long now) {
    if (expiresAt <= now) {
      return Optional.empty();
    }
    StoredMessage inMemory = known.getOrDefault(sequence, leased.get(sequence));
    return inMemory != null ? Optional.of(inMemory) : disk.message(expiresAt, sequence);
  }

  /** Those whose turn it is, in order, at most {@code max}. */
  List<StoredMessage> ready(long now, int max) {
    List<StoredMessage> ready = new ArrayList<>();
    for (Lane lane : lanes) {
      if (ready.size() == max) {
        break;
      }
      ready.addAll(lane.visible(now, max - ready.size()));
    }
    return ready;
  }

  /** When the first message is or was visible, or {@link #NEVER}. */
  long firstVisibleAt() {
    long first = NEVER;
    for (Lane lane : lanes) {
      first = Math.min(first, lane.firstVisibleAt());
    }
    return first;
  }

  /**
   * Takes messages out of everybody's reach until {@link #settle}, and counts what is to become of
   * them.
   */
  void withhold(Collection<StoredMessage> before, Collection<StoredMessage> after) {
    for (StoredMessage message : before) {
      lane(message).remove(message);
      leased.remove(message);
      withheld.add(message.sequence());
      tally.leave(message);
    }
    for (StoredMessage message : after) {
      withheld.add(message.sequence());
      tally.enter(message);
    }
  }

  boolean isWithheld(long sequence) {
    return withheld.contains(sequence);
  }

  boolean withholdsAny() {
    return !withheld.isEmpty();
  }

  /**
   * Ends the withholding and enters what is stored now.
   *
   * @param since where the frontier stood when they were withheld
   */
  void settle(Collection<StoredMessage> before, Collection<StoredMessage> after, long since) {
    release(before);
    release(after);
    for (StoredMessage message : after) {
      if (message.visibleAt() > since && message.visibleAt() <= tally.frontier()) {
        tally.shown(message.received());
      }
      enter(message);
    }
  }

  /** Undoes the withholding: nobody knows what is stored. */
  void restore(Collection<StoredMessage> before, Collection<StoredMessage> after, long since) {
    release(before);
    release(after);
    after.forEach(message -> tally.leave(message, since));
    for (StoredMessage message : before) {
      tally.enter(message);
      enter(message);
    }
    tally.loseTrack();
  }

  private void release(Collection<StoredMessage> messages) {
    messages.forEach(message -> withheld.remove(message.sequence()));
  }

  private void enter(StoredMessage message) {
    lane(message).add(message);
    leased.add(message);
    if (message.visibleAt() > tally.frontier()) {
      nextShown = Math.min(nextShown, message.visibleAt());
    }
    nextExpiry = Math.min(nextExpiry, message.expiresAt());
    expiredUntil = Math.min(expiredUntil, message.expiresAt());
  }

  /** Lets go of what is in memory; it is read again when somebody asks. */
  void forget() {
    lanes.forEach(Lane::forget);
    leased.forget();
  }
}
