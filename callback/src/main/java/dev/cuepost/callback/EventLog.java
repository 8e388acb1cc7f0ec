package dev.cuepost.callback;

import dev.cuepost.callback.event.EventJson;
import org.jdbi.v3.core.Handle;

/**
 * Where events are recorded, in the transaction of what they tell of: neither comes without the
 * other. All threads may use it.
 */
public final class EventLog {
  private final Runnable router;

  /**
   * Events that somebody else routes.
   *
   * @param router run to tell that events may have been committed; returns at once
   */
  public EventLog(Runnable router) {
    this.router = router;
  }

  /**
   * Records the event, with the text in which it will be told. Call {@link #wake} once the
   * transaction is committed; should the process die before, the event is found at the next start.
   *
   * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException if its id is taken
   */
  public void record(Handle tx, Event event) {
    tx.createUpdate(
            """
            INSERT INTO event (id, account, region, type, subject, at, body, notify_address)
            VALUES (:id, :account, :region, :type, :subject, :at, :body, :notifyAddress)
            """)
        .bind("id", event.id().value())
        .bind("account", event.account())
        .bind("region", event.region())
        .bind("type", event.body().eventType())
        .bind("subject", event.body().subject())
        .bind("at", event.at().toEpochMilli())
        .bind("body", EventJson.write(event.account(), event.at(), event.body()))
        .bind("notifyAddress", event.notifyAddress().orElse(null))
        .execute();
  }

  /** Tells that events may have been committed. Never blocks. */
  public void wake() {
    router.run();
  }
}
