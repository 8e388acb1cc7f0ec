package dev.cuepost.callback;

import dev.cuepost.callback.delivery.Deliveries;
import dev.cuepost.callback.delivery.Delivery.Kind;
import dev.cuepost.callback.delivery.Delivery.Purpose;
import dev.cuepost.callback.delivery.DeliveryId;
import dev.cuepost.callback.delivery.Plan;
import dev.cuepost.callback.delivery.RetrySchedule;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventId;
import dev.cuepost.callback.event.ims.TestEvent;
import dev.cuepost.callback.setting.Destination;
import dev.cuepost.queue.TimeSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Events that a user asks for to see whether a target hears of them. They are tried once. */
public final class TestEvents {
  private static final RetrySchedule ONCE = new RetrySchedule(List.of());
  private static final String MESSAGE = "This is a test. Nothing has happened.";

  private final Jdbi jdbi;
  private final Deliveries deliveries;
  private final TimeSource time;

  TestEvents(Jdbi jdbi, Deliveries deliveries, TimeSource time) {
    this.jdbi = jdbi;
    this.deliveries = deliveries;
    this.time = time;
  }

  /**
   * Whether {@link #send} takes it: an http or https URL, or a queue of the name callbacks need.
   */
  public static boolean isTarget(String target) {
    return Destination.isAddress(target);
  }

  /**
   * Sends one, whatever the region's setting says.
   *
   * @param target see {@link #isTarget}; a queue is the account's in the region
   * @param id the event's new name
   * @throws IllegalArgumentException if it is no target
   */
  public DeliveryId send(String account, String region, String target, EventId id) {
    Destination to =
        Destination.read(target, account, region)
            .orElseThrow(() -> new IllegalArgumentException("no target: " + target));
    var plan =
        new Plan(
            account,
            Purpose.EVENT,
            to instanceof Destination.Http ? Kind.HTTP : Kind.QUEUE,
            to.target(),
            region,
            Optional.empty(),
            ONCE,
            Optional.empty(),
            Optional.empty());
    var event =
        new Event(
            id,
            account,
            region,
            time.instant(),
            new TestEvent(id.value(), MESSAGE),
            Optional.of(target));
    var log = new EventLog((tx, recorded) -> deliveries.planFirst(tx, recorded.id(), plan));
    jdbi.useTransaction(tx -> log.record(tx, event));
    return new DeliveryId(id, 1);
  }
}
