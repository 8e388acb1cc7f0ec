package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known in memory of the deliveries to one target. One thread, that of {@link Dispatcher}.
 */
final class Lane {
  /** Messages for a queue go together. */
  private static final int QUEUE_BATCH = 128;

  /** While one batch is written down, the next one can be sent. */
  private static final int QUEUE_BATCHES = 4;

  private final String name;
  private final Limit limit;
  private final Deque<Due> ready = new ArrayDeque<>();
  private final Set<DeliveryId> claimed = new HashSet<>();
  private int underWay;
  private boolean more = true;
  private boolean isQueue;
  private long nextDue = Long.MAX_VALUE;

  Lane(String name, int most) {
    this.name = name;
    this.limit = new Limit(most);
  }

  String name() {
    return name;
  }

  /** Rows may be due that are not claimed. */
  void mayHaveMore() {
    more = true;
  }

  boolean needsRows(long now) {
    return ready.isEmpty() && (more || nextDue <= now);
  }

  int wanted() {
    return isQueue ? QUEUE_BATCH * QUEUE_BATCHES : Math.max(16, 2 * limit.now());
  }

  Set<DeliveryId> claimed() {
    return claimed;
  }

  /**
   * Takes rows that are due, when it has none left.
   *
   * @param more whether there may be others
   * @param nextDue when the earliest other row is due, milliseconds since the epoch
   */
  void take(List<Due> rows, boolean more, long nextDue) {
    for (Due row : rows) {
      claimed.add(row.id());
      ready.add(row);
      isQueue = row.kind() == Kind.QUEUE;
    }
    this.more = more;
    this.nextDue = nextDue;
  }

  /** How many attempts may be under way. */
  int limit() {
    return isQueue ? Math.min(limit.now(), QUEUE_BATCHES) : limit.now();
  }

  int ready() {
    return ready.size();
  }

  int underWay() {
    return underWay;
  }

  /** A target that has failed down to one attempt at a time. */
  boolean isSick() {
    return limit.now() == 1;
  }

  /**
   * Whether another attempt may start. A target never has more than are left for all the others, so
   * that there are some left for the next one.
   *
   * @param free how many the process may start
   */
  boolean admits(int free) {
    return !ready.isEmpty()
        && free > 0
        && (underWay == 0 || (underWay < limit() && underWay < free));
  }

  boolean nextIsRetry() {
    return ready.getFirst().isRetry();
  }

  /** What the next attempt is about: one delivery, or several to a queue. */
  List<Due> start() {
    underWay++;
    Due first = ready.removeFirst();
    if (first.kind() == Kind.HTTP) {
      return List.of(first);
    }
    var batch = new ArrayList<Due>();
    batch.add(first);
    while (batch.size() < QUEUE_BATCH
        && !ready.isEmpty()
        && ready.getFirst().isRetry() == first.isRetry()
        && ready.getFirst().product() == first.product()) {
      batch.add(ready.removeFirst());
    }
    return batch;
  }

  /** All deliveries of an attempt have been written down. */
  void ended(List<Ended> attempt) {
    boolean succeeded =
        attempt.stream().allMatch(e -> e.outcome() instanceof AttemptOutcome.Delivered);
    limit.ended(succeeded, underWay);
    underWay--;
    for (Ended one : attempt) {
      claimed.remove(one.due().id());
      one.again().ifPresent(at -> nextDue = Math.min(nextDue, at.toEpochMilli()));
      more |= one.due().sequence().isPresent();
    }
  }

  /**
   * An attempt ended of which nothing is known: its deliveries are due as before.
   *
   * @param again when to look for them, milliseconds since the epoch
   */
  void abandoned(List<Due> attempt, long again) {
    underWay--;
    attempt.forEach(due -> claimed.remove(due.id()));
    nextDue = Math.min(nextDue, again);
  }

  /** Starts nothing more, whatever there is; the rows stay. */
  void rest() {
    ready.forEach(due -> claimed.remove(due.id()));
    ready.clear();
    more = false;
    nextDue = Long.MAX_VALUE;
  }

  long nextDue() {
    return nextDue;
  }

  boolean isIdle() {
    return isResting(Long.MAX_VALUE - 1);
  }

  /** Whether nothing is to be done until then, in milliseconds since the epoch. */
  boolean isResting(long until) {
    return underWay == 0 && ready.isEmpty() && !more && nextDue > until;
  }
}
