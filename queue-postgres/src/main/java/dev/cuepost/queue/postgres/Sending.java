package dev.cuepost.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Lease;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.SendOutcome.SentMessage;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.HandleSigner.Claim;
import dev.cuepost.queue.engine.MessageIds;
import dev.cuepost.queue.engine.PropertiesCodec;
import dev.cuepost.queue.postgres.ClusterClock.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sends messages to a queue: all of a call or none. */
final class Sending {
  /** The queue's row comes back in any case, and with it what it allows. */
  private static final String SEND =
      """
      with queue_now as materialized (
        select id, delay, retention, maximum_bytes, %s as relaxed from queue
        where account = ? and region = ? and name = ?),
      sent as (
        insert into message
          (queue, priority, visible_at, expires_at, enqueued_at, lease, name, body, properties)
        select q.id, d.priority, ? + coalesce(d.delay, q.delay), ? + q.retention, ?,
          case when coalesce(d.delay, q.delay) > 0 then 1 else 0 end, d.name, d.body, d.properties
        from queue_now q cross join
          unnest(?::smallint[], ?::bigint[], ?::uuid[], ?::bytea[], ?::bytea[]) with ordinality
            as d(priority, delay, name, body, properties, turn)
        where q.maximum_bytes >= ?
        order by d.turn
        returning id, visible_at, expires_at, lease, name)
      select q.id as in_queue, q.maximum_bytes, sent.* from queue_now q left join sent on true
      """
          .formatted(Definitions.RELAXED);

  private final Lanes lanes;
  private final ClusterClock clock;
  private final HandleSigner signer;
  private final MessageIds names;
  private final Wakings wakings;

  Sending(Lanes lanes, ClusterClock clock, HandleSigner signer, MessageIds names, Wakings wakings) {
    this.lanes = lanes;
    this.clock = clock;
    this.signer = signer;
    this.names = names;
    this.wakings = wakings;
  }

  private record Stored(long id, long visibleAt, long expiresAt, int lease) {}

  SendOutcome send(QueueId id, List<Draft> drafts) {
    UUID[] given = drafts.stream().map(_ -> names.next()).toArray(UUID[]::new);
    byte[][] bodies =
        drafts.stream().map(draft -> draft.body().getBytes(UTF_8)).toArray(byte[][]::new);
    return lanes.call(connection -> send(connection, id, drafts, given, bodies));
  }

  private SendOutcome send(
      Connection connection, QueueId id, List<Draft> drafts, UUID[] given, byte[][] bodies)
      throws SQLException {
    Reading time = clock.read(connection);
    int longest = 0;
    for (byte[] body : bodies) {
      longest = Math.max(longest, body.length);
    }
    try (PreparedStatement statement = connection.prepareStatement(SEND)) {
      int at = Definitions.name(statement, 1, id);
      statement.setLong(at, time.engine());
      statement.setLong(at + 1, time.engine());
      statement.setLong(at + 2, time.wall());
      statement.setArray(at + 3, connection.createArrayOf("int2", priorities(drafts)));
      statement.setArray(at + 4, connection.createArrayOf("int8", delays(drafts)));
      statement.setArray(at + 5, connection.createArrayOf("uuid", given));
      statement.setArray(at + 6, connection.createArrayOf("bytea", bodies));
      statement.setArray(at + 7, connection.createArrayOf("bytea", properties(drafts)));
      statement.setInt(at + 8, longest);
      return outcome(statement, time, given);
    }
  }

  private SendOutcome outcome(PreparedStatement statement, Reading time, UUID[] given)
      throws SQLException {
    Map<UUID, Stored> stored = new HashMap<>();
    long queue;
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return new SendOutcome.NoSuchQueue();
      }
      if (rows.getObject("id") == null) {
        return new SendOutcome.TooLong(rows.getInt("maximum_bytes"));
      }
      queue = rows.getLong("in_queue");
      do {
        stored.put(
            rows.getObject("name", UUID.class),
            new Stored(
                rows.getLong("id"),
                rows.getLong("visible_at"),
                rows.getLong("expires_at"),
                rows.getInt("lease")));
      } while (rows.next());
    }
    stored.values().stream()
        .mapToLong(Stored::visibleAt)
        .min()
        .ifPresent(first -> wakings.tell(queue, first, given.length));
    return new SendOutcome.Sent(
        List.of(given).stream()
            .map(name ->
                sent(queue, name, Optional.ofNullable(stored.get(name)).orElseThrow(), time))
            .toList());
  }

  private SentMessage sent(long queue, UUID name, Stored stored, Reading time) {
    return new SentMessage(
        MessageIds.id(name),
        stored.lease() == 0
            ? Optional.empty()
            : Optional.of(
                new Lease(
                    signer.handle(
                        new Claim(name, queue, stored.expiresAt(), stored.id(), stored.lease())),
                    time.onTheWall(stored.visibleAt()))));
  }

  private static Short[] priorities(List<Draft> drafts) {
    return drafts.stream().map(draft -> (short) draft.priority()).toArray(Short[]::new);
  }

  private static Long[] delays(List<Draft> drafts) {
    Long[] delays = new Long[drafts.size()];
    for (int i = 0; i < delays.length; i++) {
      var delay = drafts.get(i).delay();
      if (delay.isPresent()) {
        delays[i] = delay.get().toMillis();
      }
    }
    return delays;
  }

  private static byte[][] properties(List<Draft> drafts) {
    return drafts.stream()
        .map(draft -> PropertiesCodec.bytes(draft.properties()))
        .toArray(byte[][]::new);
  }
}
