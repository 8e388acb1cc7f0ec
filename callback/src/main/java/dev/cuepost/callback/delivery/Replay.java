package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells events once more, when their users ask for it.
 *
 * <p>A replay is a delivery of its own, to the same target and by the same schedule as the one that
 * it repeats.
 */
public final class Replay {
  /** How many are replayed at most by one request, unless it says another number. */
  public static final int MOST_BY_DEFAULT = 1_000;

  /** How many one request may ask for. */
  public static final int MOST = 10_000;

  private static final int PAGE = 100;

  private final Jdbi jdbi;
  private final Deliveries deliveries;

  public Replay(Jdbi jdbi, Deliveries deliveries) {
    this.jdbi = jdbi;
    this.deliveries = deliveries;
  }

  /** What came of the wish to replay one delivery. */
  public sealed interface Outcome {
    /** It is replayed by this delivery. */
    record Replayed(DeliveryId by) implements Outcome {}

    /** The account has no such delivery in the region. */
    record NotFound() implements Outcome {}

    /** It has not ended yet. */
    record StillPending() implements Outcome {}
  }

  /**
   * What came of the wish to replay many.
   *
   * @param count how many are replayed
   * @param more whether as many as asked for were not enough
   */
  public record Batch(int count, boolean more) {}

  /** Replays the delivery, however it ended. */
  public Outcome one(String account, String region, DeliveryId id) {
    return jdbi.inTransaction(tx -> {
      Optional<ReplayTable.Row> found = ReplayTable.find(tx, account, region, id);
      if (found.isEmpty()) {
        return new Outcome.NotFound();
      }
      if (found.get().state() == State.PENDING) {
        return new Outcome.StillPending();
      }
      return new Outcome.Replayed(deliveries.planAnother(tx, id.event(), found.get().again()));
    });
  }

  /**
   * Replays the deliveries that fit and are given up, the oldest event first. One that was followed
   * by another delivery of its event to the same target is passed over, as that one takes its
   * place; so nothing is told twice because a request was repeated.
   *
   * @param which without a position; its state and limit do not count
   * @param most 1 to {@link #MOST}
   */
  public Batch all(DeliveryQuery which, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("most must be in 1..%d, was %d".formatted(MOST, most));
    }
    if (which.before().isPresent()) {
      throw new IllegalArgumentException("a replay begins with the oldest event");
    }
    DeliveryQuery query = which.in(State.GIVEN_UP);
    Set<DeliveryId> made = new HashSet<>();
    Optional<ReplayTable.Row> last = Optional.empty();
    while (made.size() < most) {
      List<ReplayTable.Row> page = replayPage(query, last, most - made.size(), made);
      if (page.isEmpty()) {
        return new Batch(made.size(), false);
      }
      last = Optional.of(page.getLast());
    }
    return new Batch(made.size(), isMore(query, last, made));
  }

  /**
   * One transaction for each page, so that the deliveries of others are not held up for long.
   * Replays that have failed already are found again, behind what they repeat.
   */
  private List<ReplayTable.Row> replayPage(
      DeliveryQuery query, Optional<ReplayTable.Row> last, int most, Set<DeliveryId> made) {
    return jdbi.inTransaction(tx -> {
      List<ReplayTable.Row> page = ReplayTable.page(tx, query, last, Math.min(PAGE, most));
      page.stream()
          .filter(row -> !made.contains(row.id()))
          .map(row -> deliveries.planAnother(tx, row.id().event(), row.again()))
          .toList()
          .forEach(made::add);
      return page;
    });
  }

  private boolean isMore(
      DeliveryQuery query, Optional<ReplayTable.Row> last, Set<DeliveryId> made) {
    return jdbi.withHandle(handle ->
        ReplayTable.page(handle, query, last, PAGE).stream()
            .anyMatch(row -> !made.contains(row.id())));
  }
}
