package dev.cuepost.callback;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventJson;
import org.jdbi.v3.core.Handle;

/**
 * Where events are recorded, in the transaction of what they tell of, together with the delivery
 * that tells them: none comes without the others. All threads may use it.
 */
public final class EventLog {
  private final Planner planner;

  /** Plans the delivery of an event, if anybody is to hear of it, in the event's transaction. */
  public interface Planner {
    void plan(Handle tx, Event event);
  }

  public EventLog(Planner planner) {
    this.planner = planner;
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
    planner.plan(tx, event);
  }
}
