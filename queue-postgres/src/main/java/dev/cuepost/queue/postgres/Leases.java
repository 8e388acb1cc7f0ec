package dev.cuepost.queue.postgres;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.queue.Lease;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.VisibilityOutcome;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.HandleSigner.Claim;
import dev.cuepost.queue.postgres.ClusterClock.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends and extends leases, by the handles that name them. */
final class Leases {
  private static final String NAMED =
      """
      with queue_now as materialized (
        select id, %s as relaxed from queue where account = ? and region = ? and name = ?),
      """
          .formatted(Definitions.RELAXED);

  private static final String DELETE =
      NAMED
          + """
          gone as (
            delete from message m
            using queue_now q, unnest(?::bigint[], ?::integer[]) as h(id, lease)
            where m.id = h.id and m.queue = q.id and m.visible_at > ? and m.expires_at > ?
              and (m.lease = h.lease or (m.extended and m.lease = h.lease + 1))
            returning m.id, m.lease, m.extended)
          select q.id as in_queue, gone.* from queue_now q left join gone on true
          """;

  private static final String HIDE =
      NAMED
          + """
          hidden as (
            update message m set visible_at = ?, lease = m.lease + 1, extended = true
            from queue_now q
            where m.id = ? and m.queue = q.id and m.lease = ? and m.visible_at > ? and m.expires_at > ?
            returning m.id)
          select q.id as in_queue, hidden.id from queue_now q left join hidden on true
          """;

  /** So many messages one statement deletes at most, unless it is a single call. */
  private static final int TOGETHER = 256;

  private final Lanes lanes;
  private final Together<QueueId, List<Optional<Claim>>, DeleteOutcome> deleting;
  private final ClusterClock clock;
  private final HandleSigner signer;
  private final Wakings wakings;

  Leases(Lanes lanes, ClusterClock clock, HandleSigner signer, Wakings wakings) {
    this.lanes = lanes;
    this.deleting = new Together<>(lanes, TOGETHER, List::size, this::delete);
    this.clock = clock;
    this.signer = signer;
    this.wakings = wakings;
  }

  /** Under which leases a deleted message could be deleted. */
  private record Gone(int lease, boolean extended) {
    boolean under(int number) {
      return number == lease || (extended && number == lease - 1);
    }
  }

  DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    return deleting.call(id, handles.stream().map(signer::read).toList());
  }

  private List<DeleteOutcome> delete(
      Connection connection, QueueId id, List<List<Optional<Claim>>> calls) throws SQLException {
    Reading time = clock.read(connection);
    List<Claim> genuine = calls.stream().flatMap(List::stream).flatMap(Optional::stream).toList();
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      int at = Definitions.name(statement, 1, id);
      statement.setArray(
          at,
          connection.createArrayOf(
              "int8", genuine.stream().map(Claim::sequence).toArray(Long[]::new)));
      statement.setArray(
          at + 1,
          connection.createArrayOf(
              "int4", genuine.stream().map(Claim::lease).toArray(Integer[]::new)));
      statement.setLong(at + 2, time.engine());
      statement.setLong(at + 3, time.engine());
      try (ResultSet rows = statement.executeQuery()) {
        return judged(rows, calls);
      }
    }
  }

  private static List<DeleteOutcome> judged(ResultSet rows, List<List<Optional<Claim>>> calls)
      throws SQLException {
    if (!rows.next()) {
      return calls.stream().<DeleteOutcome>map(_ -> new DeleteOutcome.NoSuchQueue()).toList();
    }
    long queue = rows.getLong("in_queue");
    Map<Long, Gone> gone = new HashMap<>();
    do {
      if (rows.getObject("id") != null) {
        gone.put(rows.getLong("id"), new Gone(rows.getInt("lease"), rows.getBoolean("extended")));
      }
    } while (rows.next());
    return calls.stream().map(claims -> judged(queue, gone, claims)).toList();
  }

  /** Of several handles of one message the first that could delete it did. */
  private static DeleteOutcome judged(
      long queue, Map<Long, Gone> gone, List<Optional<Claim>> claims) {
    List<Optional<HandleRefusal>> results = new ArrayList<>(claims.size());
    for (Optional<Claim> claim : claims) {
      boolean deleted =
          claim
              .filter(named -> named.incarnation() == queue)
              .filter(named ->
                  Optional.ofNullable(gone.get(named.sequence()))
                      .filter(message -> message.under(named.lease()))
                      .isPresent())
              .map(named -> gone.remove(named.sequence()))
              .isPresent();
      results.add(deleted ? Optional.empty() : Optional.of(refusal(queue, claim)));
    }
    return new DeleteOutcome.Done(results);
  }

  VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    Optional<Claim> claim = signer.read(handle);
    return lanes.call(connection -> hide(connection, id, claim, timeout));
  }

  private VisibilityOutcome hide(
      Connection connection, QueueId id, Optional<Claim> claim, Duration timeout)
      throws SQLException {
    Reading time = clock.read(connection);
    long until = time.engine() + timeout.toMillis();
    try (PreparedStatement statement = connection.prepareStatement(HIDE)) {
      int at = Definitions.name(statement, 1, id);
      statement.setLong(at, until);
      statement.setLong(at + 1, claim.map(Claim::sequence).orElse(0L));
      statement.setInt(at + 2, claim.map(Claim::lease).orElse(0));
      statement.setLong(at + 3, time.engine());
      statement.setLong(at + 4, time.engine());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return new VisibilityOutcome.NoSuchQueue();
        }
        long queue = row.getLong("in_queue");
        if (row.getObject("id") == null) {
          return new VisibilityOutcome.Refused(refusal(queue, claim));
        }
        wakings.tell(queue, until, 1);
        return new VisibilityOutcome.Changed(
            claim
                .map(named -> new Lease(signer.handle(next(named)), time.onTheWall(until)))
                .orElseThrow());
      }
    }
  }

  private static Claim next(Claim before) {
    return new Claim(
        before.message(),
        before.incarnation(),
        before.expiresAt(),
        before.sequence(),
        before.lease() + 1);
  }

  private static HandleRefusal refusal(long queue, Optional<Claim> claim) {
    boolean ours = claim.filter(named -> named.incarnation() == queue).isPresent();
    return ours ? HandleRefusal.EXPIRED : HandleRefusal.INVALID;
  }
}
