package dev.cuepost.bench.cluster;

import dev.cuepost.bench.smq.Bodies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** One connection with its prepared statements. Used by one thread. */
final class BareWorker implements AutoCloseable {
  private static final String SEND =
      """
      insert into bare.message
        (queue, priority, visible_at, expires_at, enqueued_at, lease, name, body, properties)
      values (1, 8, ?, ?, ?, 0, ?, ?, '') returning id
      """;

  private static final String SEND_SEVERAL =
      """
      insert into bare.message
        (queue, priority, visible_at, expires_at, enqueued_at, lease, name, body, properties)
      select 1, 8, ?, ?, ?, 0, d.name, d.body, ''
      from unnest(?::uuid[], ?::bytea[]) as d(name, body) returning id
      """;

  private static final String RECEIVE =
      """
      with turn as materialized (
        select m.* from generate_series(1, 16) p cross join lateral (
          select ctid as place from bare.message
          where queue = 1 and priority = p and visible_at <= ? and expires_at > ?
          order by visible_at, id limit ? for update skip locked) m
        limit ?)
      update bare.message m set visible_at = ?, lease = lease + 1,
        dequeue_count = dequeue_count + 1, first_dequeued_at = coalesce(first_dequeued_at, ?)
      from turn where m.ctid = turn.place returning m.*
      """;

  private static final String DELETE =
      """
      delete from bare.message m using unnest(?::bigint[], ?::integer[]) as h(id, lease)
      where m.id = h.id and m.queue = 1 and m.lease = h.lease and m.visible_at > ?
      """;

  private static final long RETENTION_MILLIS = 4L * 24 * 3_600_000;
  private static final long VISIBILITY_MILLIS = 30_000;

  private final Connection connection;
  private final Bodies bodies;
  private final PreparedStatement send;
  private final PreparedStatement sendSeveral;
  private final PreparedStatement receive;
  private final PreparedStatement delete;
  private long sent;

  BareWorker(Connection connection, Bodies bodies) throws SQLException {
    this.connection = connection;
    this.bodies = bodies;
    send = connection.prepareStatement(SEND);
    sendSeveral = connection.prepareStatement(SEND_SEVERAL);
    receive = connection.prepareStatement(RECEIVE);
    delete = connection.prepareStatement(DELETE);
  }

  /** Sends as many messages by one statement. */
  int send(int messages) throws SQLException {
    PreparedStatement statement = messages == 1 ? send : sendSeveral;
    long now = System.currentTimeMillis();
    statement.setLong(1, now);
    statement.setLong(2, now + RETENTION_MILLIS);
    statement.setLong(3, now);
    if (messages == 1) {
      statement.setObject(4, name());
      statement.setBytes(5, body());
    } else {
      UUID[] names = new UUID[messages];
      byte[][] texts = new byte[messages][];
      Arrays.setAll(names, _ -> name());
      Arrays.setAll(texts, _ -> body());
      statement.setArray(4, connection.createArrayOf("uuid", names));
      statement.setArray(5, connection.createArrayOf("bytea", texts));
    }
    try (ResultSet rows = statement.executeQuery()) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private UUID name() {
    return new UUID(connection.hashCode(), sent++);
  }

  private byte[] body() {
    return bodies.text((int) sent);
  }

  /** Receives up to so many messages and deletes them, by two statements. */
  int take(int messages) throws SQLException {
    long now = System.currentTimeMillis();
    receive.setLong(1, now);
    receive.setLong(2, now);
    receive.setInt(3, messages);
    receive.setInt(4, messages);
    receive.setLong(5, now + VISIBILITY_MILLIS);
    receive.setLong(6, now);
    List<Long> ids = new ArrayList<>();
    List<Integer> leases = new ArrayList<>();
    long bytes = 0;
    try (ResultSet rows = receive.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong("id"));
        leases.add(rows.getInt("lease"));
        bytes += rows.getBytes("body").length;
      }
    }
    if (bytes == 0) {
      return 0;
    }
    delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
    delete.setArray(2, connection.createArrayOf("int4", leases.toArray()));
    delete.setLong(3, System.currentTimeMillis());
    return delete.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
