package dev.cuepost.callback.delivery;

import dev.cuepost.callback.delivery.Delivery.State;
import dev.cuepost.callback.event.EventId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which deliveries of an account to look for; what is empty does not matter.
 *
 * @param subject the job or the asset
 * @param target how the URL begins, or the queue's name does
 * @param from the earliest time of the event
 * @param until the time before which the event was
 * @param before goes on behind this delivery, the last one of the page before
 * @param limit the most, 1 to 1,000
 */
public record DeliveryQuery(
    String account,
    Optional<String> region,
    Optional<String> subject,
    Optional<String> eventType,
    Optional<State> state,
    Optional<String> target,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Position> before,
    int limit) {
  private static final int MOST = 1_000;

  /** Where a page ends. */
  public record Position(Instant at, DeliveryId id) {}

  public DeliveryQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be in 1..%d, was %d".formatted(MOST, limit));
    }
  }

  /** All of the account. */
  public static DeliveryQuery of(String account) {
    return new DeliveryQuery(
        account,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        100);
  }

  public DeliveryQuery in(State wanted) {
    return new DeliveryQuery(
        account,
        region,
        subject,
        eventType,
        Optional.of(wanted),
        target,
        from,
        until,
        before,
        limit);
  }

  public DeliveryQuery behind(Position last) {
    return new DeliveryQuery(
        account, region, subject, eventType, state, target, from, until, Optional.of(last), limit);
  }

  public DeliveryQuery limitedTo(int most) {
    return new DeliveryQuery(
        account, region, subject, eventType, state, target, from, until, before, most);
  }

  /** The same of any type, in any state, to any target. */
  DeliveryQuery plain() {
    return new DeliveryQuery(
        account,
        region,
        subject,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        from,
        until,
        before,
        limit);
  }

  /**
   * For deliveries {@code d} and their events {@code e}. What both know is asked of the event if
   * there is a subject, by which events are found, and else of the delivery, which has indexes for
   * it; so the database is not tempted to go another way.
   */
  String condition() {
    String found = subject.isPresent() ? "e" : "d";
    var condition = new StringBuilder("%s.account = :account".formatted(found));
    region.ifPresent(_ -> condition.append(" AND %s.region = :region".formatted(found)));
    subject.ifPresent(_ -> condition.append(" AND (e.job_id = :subject OR e.media_id = :subject)"));
    eventType.ifPresent(_ -> condition.append(" AND %s.type = :type".formatted(found)));
    state.ifPresent(_ -> condition.append(" AND d.state = :state"));
    target.ifPresent(_ -> condition.append(" AND substr(d.target, 1, length(:target)) = :target"));
    from.ifPresent(_ -> condition.append(" AND %s.at >= :from".formatted(found)));
    until.ifPresent(_ -> condition.append(" AND %s.at < :until".formatted(found)));
    before.ifPresent(
        _ -> condition.append(" AND (d.at, d.event_id, d.number) < (:at, :id, :number)"));
    return condition.toString();
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("account", account);
    region.ifPresent(value -> values.put("region", value));
    subject.ifPresent(value -> values.put("subject", value));
    eventType.ifPresent(value -> values.put("type", value));
    state.ifPresent(value -> values.put("state", value.name()));
    target.ifPresent(value -> values.put("target", value));
    from.ifPresent(value -> values.put("from", value.toEpochMilli()));
    until.ifPresent(value -> values.put("until", value.toEpochMilli()));
    before.ifPresent(last -> {
      EventId event = last.id().event();
      values.put("at", last.at().toEpochMilli());
      values.put("id", event.value());
      values.put("number", last.id().number());
    });
    return values;
  }
}
