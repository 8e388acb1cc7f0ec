package dev.cuepost.callback;

import dev.cuepost.callback.delivery.Deliveries;
import dev.cuepost.callback.delivery.Plan;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventJson;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Where events are recorded, in the transaction of what they tell of, together with the delivery
 * that tells them: none comes without the others. All threads may use it.
 */
public final class EventLog {
  private final Function<Event, Optional<Plan>> routes;
  private final Deliveries deliveries;

  EventLog(Function<Event, Optional<Plan>> routes, Deliveries deliveries) {
    this.routes = routes;
    this.deliveries = deliveries;
  }

  /**
   * Records the event, with the text in which it will be told. It is told once the transaction is
   * committed.
   *
   * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException if its id is taken
   */
  public void record(Handle tx, Event event) {
    tx.execute(
        """
        INSERT INTO event (id, product, account, region, type, job_id, media_id, at, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        event.id().value(),
        "IMS",
        event.account(),
        event.region(),
        event.body().eventType(),
        event.body().subject(),
        null,
        event.at().toEpochMilli(),
        EventJson.write(event));
    routes.apply(event).ifPresent(plan -> deliveries.planFirst(tx, event.id(), plan));
  }
}
