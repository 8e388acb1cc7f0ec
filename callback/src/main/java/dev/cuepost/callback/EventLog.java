package dev.cuepost.callback;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventJson;
import dev.cuepost.callback.event.EventKeys;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
        INSERT INTO event (id, product, app, account, region, type, job_id, media_id, at, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        event.id().value(),
        event.body().product().name(),
        event.app(),
        event.account(),
        event.region(),
        event.body().eventType(),
        job(event.body().keys()),
        event.body().keys().mediaId().orElse(null),
        event.at().toEpochMilli(),
        EventJson.write(event.account(), event.at(), event.body()));
    planner.plan(tx, event);
  }

  /** The job, or whatever else that is no asset is told of, such as a workflow's task. */
  private static @Nullable String job(EventKeys keys) {
    return keys.jobId()
        .or(() -> Optional.of(keys.subject()).filter(_ -> keys.mediaId().isEmpty()))
        .orElse(null);
  }
}
