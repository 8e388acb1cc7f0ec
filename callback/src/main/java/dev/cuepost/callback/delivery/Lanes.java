package dev.cuepost.callback.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All lanes that have something pending, and the places that they share. One thread, that of {@link
 * Dispatcher}.
 *
 * <p>Three rules keep a target from harming others: its own {@link Limit}; that it never has more
 * attempts under way than are left for all the others; and that those who have failed down to one
 * attempt at a time have half of the places between them at most. First attempts go before retries,
 * which leave an eighth of the places free.
 */
final class Lanes {
  /** How many rows may be held in memory, beside those under way. */
  private static final int READY_MAX = 2_048;

  private final DeliveryTable table;
  private final int places;
  private final int mostOfOne;
  private final int mostLanes;
  private final Map<String, Lane> lanes = new HashMap<>();
  private int free;
  private int sick;
  private int ready;

  Lanes(DeliveryTable table, DeliveryPolicy policy) {
    this.table = table;
    this.places = policy.inFlight();
    this.mostOfOne = policy.inFlightToOne();
    this.mostLanes = policy.targets();
    this.free = places;
  }

  /**
   * The lane has got a delivery.
   *
   * @return whether it is known now; it is passed over when there are too many lanes already
   */
  boolean wake(String name) {
    Lane known = lanes.get(name);
    if (known != null) {
      known.mayHaveMore();
    } else if (!isFull()) {
      lanes.put(name, new Lane(name, mostOfOne));
    } else {
      return false;
    }
    return true;
  }

  /** Makes room by forgetting those that have nothing to do until then; their rows stay. */
  void forgetResting(Instant until) {
    lanes.values().removeIf(lane -> lane.isResting(until.toEpochMilli()));
  }

  /**
   * Forgets lanes; those that have attempts under way start no other.
   *
   * @return whether none of them is left
   */
  boolean leave(Predicate<String> which) {
    var left = lanes.values().stream().filter(lane -> which.test(lane.name())).toList();
    for (Lane lane : left) {
      ready -= lane.ready();
      lane.rest();
    }
    lanes.values().removeIf(Lane::isIdle);
    return left.stream().allMatch(Lane::isIdle);
  }

  boolean isFull() {
    return lanes.size() >= mostLanes;
  }

  boolean isAnyUnderWay() {
    return free < places;
  }

  /** An attempt is over and written down. */
  void ended(List<Ended> attempt) {
    leave(attempt.getFirst().due(), lane -> lane.ended(attempt));
  }

  /** An attempt is over, and nothing of it is written down; it is made again. */
  void abandoned(List<Due> deliveries, Instant again) {
    leave(deliveries.getFirst(), lane -> lane.abandoned(deliveries, again.toEpochMilli()));
  }

  private void leave(Due due, Consumer<Lane> how) {
    Lane lane = lanes.get(due.lane());
    if (lane == null) {
      throw new IllegalStateException("no attempt was under way to " + due.target());
    }
    counted(lane, -1);
    how.accept(lane);
    counted(lane, 1);
    free++;
  }

  /** Keeps count of the attempts to sick targets, around a change. */
  private void counted(Lane lane, int sign) {
    if (lane.isSick()) {
      sick += sign * lane.underWay();
    }
  }

  /** Starts all that may start now, each lane in its turn. */
  void start(Instant now, Consumer<List<Due>> attempt) {
    var open = new ArrayList<>(lanes.values());
    while (!open.isEmpty()) {
      open.removeIf(lane -> !startOne(lane, now, attempt));
    }
    lanes.values().removeIf(Lane::isIdle);
  }

  private boolean startOne(Lane lane, Instant now, Consumer<List<Due>> attempt) {
    if (free == 0 || lane.underWay() >= lane.limit()) {
      return false;
    }
    if (lane.needsRows(now.toEpochMilli())) {
      fetch(lane, now);
    }
    if (!lane.admits(free) || isHeldBack(lane)) {
      return false;
    }
    counted(lane, -1);
    List<Due> next = lane.start();
    counted(lane, 1);
    ready -= next.size();
    free--;
    attempt.accept(next);
    return true;
  }

  private boolean isHeldBack(Lane lane) {
    return (lane.nextIsRetry() && free <= places / 8)
        || (lane.isSick() && sick >= (places + 1) / 2);
  }

  private void fetch(Lane lane, Instant now) {
    int wanted = Math.max(1, Math.min(lane.wanted(), READY_MAX - ready));
    int limit = wanted + lane.claimed().size();
    List<DeliveryId> due = table.due(lane.name(), now, limit);
    List<DeliveryId> fresh =
        due.stream().filter(id -> !lane.claimed().contains(id)).limit(wanted).toList();
    boolean more = due.size() == limit || fresh.size() == wanted;
    lane.take(table.load(fresh), more, more ? Long.MAX_VALUE : nextDue(lane, now));
    ready += lane.ready();
  }

  private long nextDue(Lane lane, Instant now) {
    return table.nextDue(lane.name(), now).map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
  }

  /** When the next retry is due, milliseconds since the epoch. */
  long nextDue() {
    return lanes.values().stream().mapToLong(Lane::nextDue).min().orElse(Long.MAX_VALUE);
  }
}
