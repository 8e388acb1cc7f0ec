package dev.cuepost.queue.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/**
 * Copies the messages of a queue to another database, batch by batch in the order in which the
 * index has them.
 *
 * @param queue its id, here and there
 * @param between engine time there less engine time here
 */
record MessageCopy(long queue, long between) {
  private static final int BATCH = 200;

  private static final String FROM =
      """
      select * from message
      where queue = ? and (priority, visible_at, id) > (?, ?, ?)
      order by priority, visible_at, id limit ?
      """;

  /**
   * Only while the queue is not to be had there. What a run before this one copied gets this one's
   * times, as the two compared the clocks at different moments, and the order is one of times.
   */
  private static final String INTO =
      """
      insert into message (id, queue, priority, visible_at, expires_at, enqueued_at,
        first_dequeued_at, dequeue_count, lease, extended, name, body, properties)
      overriding system value
      select ?, q.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from (select ?::bigint as id) q
      where not exists (select from queue here where here.id = q.id)
        and not exists (select from departing_queue here where here.id = q.id)
      on conflict (id) do update set visible_at = excluded.visible_at,
        expires_at = excluded.expires_at, enqueued_at = excluded.enqueued_at,
        first_dequeued_at = excluded.first_dequeued_at
      """;

  /** Place of a message in the index. */
  record Turn(int priority, long visibleAt, long id) {
    static final Turn FIRST = new Turn(0, Long.MIN_VALUE, Long.MIN_VALUE);
  }

  /**
   * What was copied at once.
   *
   * @param last of them; none if there were none
   */
  record Batch(int messages, Optional<Turn> last) {}

  /** Copies those that follow. */
  Batch copy(Connection from, Connection into, Turn after) throws SQLException {
    int messages = 0;
    Optional<Turn> last = Optional.empty();
    into.setAutoCommit(false);
    try (PreparedStatement reading = from.prepareStatement(FROM);
        PreparedStatement writing = into.prepareStatement(INTO)) {
      reading.setLong(1, queue);
      reading.setInt(2, after.priority());
      reading.setLong(3, after.visibleAt());
      reading.setLong(4, after.id());
      reading.setInt(5, BATCH);
      try (ResultSet row = reading.executeQuery()) {
        while (row.next()) {
          write(row, writing);
          messages++;
          last =
              Optional.of(
                  new Turn(row.getInt("priority"), row.getLong("visible_at"), row.getLong("id")));
        }
      }
      writing.executeBatch();
      into.commit();
      return new Batch(messages, last);
    } catch (SQLException e) {
      into.rollback();
      throw e;
    } finally {
      into.setAutoCommit(true);
    }
  }

  private void write(ResultSet row, PreparedStatement writing) throws SQLException {
    writing.setLong(1, row.getLong("id"));
    writing.setShort(2, row.getShort("priority"));
    writing.setLong(3, row.getLong("visible_at") + between);
    writing.setLong(4, row.getLong("expires_at") + between);
    writing.setLong(5, row.getLong("enqueued_at"));
    writing.setObject(6, row.getObject("first_dequeued_at"), Types.BIGINT);
    writing.setInt(7, row.getInt("dequeue_count"));
    writing.setInt(8, row.getInt("lease"));
    writing.setBoolean(9, row.getBoolean("extended"));
    writing.setObject(10, row.getObject("name"));
    writing.setBytes(11, row.getBytes("body"));
    writing.setBytes(12, row.getBytes("properties"));
    writing.setLong(13, queue);
    writing.addBatch();
  }
}
