package dev.cuepost.callback;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventJson;
import dev.cuepost.callback.event.EventKeys;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where events are recorded, in the transaction of what they tell of, together with the delivery
 * that tells them: none comes without the others. All threads may use it.
 */
public final class EventLog {
  private static final String INSERT =
      """
      INSERT INTO event (id, product, app, account, region, type, job_id, media_id, at, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

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
   * @throws IllegalStateException if its id is taken, or the database fails
   */
  public void record(Handle tx, Event event) {
    try (PreparedStatement insert = tx.getConnection().prepareStatement(INSERT)) {
      insert.setString(1, event.id().value());
      insert.setString(2, event.body().product().name());
      insert.setString(3, event.app());
      insert.setString(4, event.account());
      insert.setString(5, event.region());
      insert.setString(6, event.body().eventType());
      insert.setString(7, job(event.body().keys()));
      insert.setString(8, event.body().keys().mediaId().orElse(null));
      insert.setLong(9, event.at().toEpochMilli());
      insert.setString(10, EventJson.write(event.account(), event.at(), event.body()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "event %s could not be recorded".formatted(event.id().value()), e);
    }
    planner.plan(tx, event);
  }

  /** The job, or whatever else that is no asset is told of, such as a workflow's task. */
  private static @Nullable String job(EventKeys keys) {
    return keys.jobId()
        .or(() -> Optional.of(keys.subject()).filter(_ -> keys.mediaId().isEmpty()))
        .orElse(null);
  }
}
