package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.Purpose;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets what is newer take the place of progress that is not told yet.
 *
 * <p>Progress whose attempt is under way stays, and what is newer waits for that one attempt; if it
 * fails, it is not made again. All threads may use it.
 */
final class Coalescing {
  private static final String SUPERSEDE =
      """
      UPDATE delivery SET state = 'SUPERSEDED', ended_at = ?, waits_for = NULL
      WHERE event_id = ? AND number = ? AND state = 'PENDING'
      """;

  private final Jdbi jdbi;
  private final Set<DeliveryId> underWay = new HashSet<>();

  /** Their transactions have not ended, so that the table does not tell yet. */
  private final Set<DeliveryId> superseding = new HashSet<>();

  /** Whether there may be progress at all: as long as there is none, nothing is looked for. */
  private volatile boolean inUse;

  Coalescing(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Ends what earlier processes had under way to these lanes, if something newer waits for it. */
  void recover(Predicate<String> lanes, Instant now) {
    inUse |= isAnyPending();
    jdbi.useTransaction(tx ->
        tx
            .select(
                """
                SELECT d.event_id, d.number, d.lane FROM delivery d
                WHERE d.state = 'PENDING' AND d.purpose = 'PROGRESS'
                  AND EXISTS (SELECT 1 FROM delivery w
                              WHERE w.waits_for = d.event_id || '-' || d.number)
                """)
            .map((row, _) -> Map.entry(DeliveryTable.id(row), row.getString("lane")))
            .list()
            .stream()
            .filter(found -> lanes.test(found.getValue()))
            .forEach(found -> supersede(tx, found.getKey(), now)));
  }

  private boolean isAnyPending() {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT 1 FROM delivery WHERE state = 'PENDING' AND purpose = 'PROGRESS' LIMIT 1
                """)
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  /** Makes way for this plan of the transaction, which must have written already. */
  void makeWay(Handle tx, Plan plan, Instant now) {
    inUse |= plan.purpose() == Purpose.PROGRESS;
    if (!inUse || plan.sequence().isEmpty()) {
      return;
    }
    List<DeliveryId> stale =
        tx
            .select(
                """
                SELECT event_id, number FROM delivery
                WHERE lane = ? AND sequence = ? AND state = 'PENDING' AND purpose = 'PROGRESS'
                """,
                plan.lane(),
                plan.sequence().get())
            .map((row, _) -> DeliveryTable.id(row))
            .list()
            .stream()
            .filter(this::claim)
            .toList();
    if (!stale.isEmpty()) {
      tx.afterCommit(() -> release(stale));
      tx.afterRollback(() -> release(stale));
      stale.forEach(id -> supersede(tx, id, now));
    }
  }

  private static void supersede(Handle tx, DeliveryId id, Instant now) {
    tx.execute(SUPERSEDE, now.toEpochMilli(), id.event().value(), id.number());
    tx.execute("UPDATE delivery SET waits_for = NULL WHERE waits_for = ?", id.toString());
  }

  private synchronized boolean claim(DeliveryId id) {
    return !underWay.contains(id) && superseding.add(id);
  }

  private synchronized void release(List<DeliveryId> ids) {
    ids.forEach(superseding::remove);
  }

  /** Whether these may be attempted now; if not, one of them has been superseded meanwhile. */
  boolean begin(List<Due> deliveries) {
    List<DeliveryId> progress = progress(deliveries);
    if (progress.isEmpty()) {
      return true;
    }
    synchronized (this) {
      if (progress.stream().anyMatch(superseding::contains)) {
        return false;
      }
      underWay.addAll(progress);
    }
    // Looked at after it is known to be under way: from here on nobody supersedes it.
    return progress.stream().allMatch(this::isPending);
  }

  private boolean isPending(DeliveryId id) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT 1 FROM delivery WHERE event_id = ? AND number = ? AND state = 'PENDING'
                """,
                id.event().value(),
                id.number())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  /** Their attempt is over, or was not made. */
  void end(List<Due> deliveries) {
    List<DeliveryId> progress = progress(deliveries);
    if (!progress.isEmpty()) {
      synchronized (this) {
        progress.forEach(underWay::remove);
      }
    }
  }

  /**
   * Ends progress that would be tried again although something newer waits for it. Within the
   * transaction that has written the attempts down: whoever plans next sees either both or none.
   */
  void settle(Handle tx, List<Ended> attempts) {
    for (Ended attempt : attempts) {
      if (isProgress(attempt.due())) {
        if (attempt.again().isPresent() && isAwaited(tx, attempt.due().id())) {
          supersede(tx, attempt.due().id(), attempt.endedAt());
        }
        end(List.of(attempt.due()));
      }
    }
  }

  private static boolean isAwaited(Handle tx, DeliveryId id) {
    return tx.select("SELECT 1 FROM delivery WHERE waits_for = ? LIMIT 1", id.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static List<DeliveryId> progress(List<Due> deliveries) {
    return deliveries.stream().filter(Coalescing::isProgress).map(Due::id).toList();
  }

  private static boolean isProgress(Due due) {
    return due.purpose() == Purpose.PROGRESS;
  }
}
