package dev.cuepost.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sends messages to a queue: all of a call or none, several calls by one statement. */
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
          unnest(?::smallint[], ?::bigint[], ?::uuid[], ?::bytea[], ?::bytea[], ?::integer[])
            with ordinality as d(priority, delay, name, body, properties, longest, turn)
        where q.maximum_bytes >= d.longest
        order by d.turn
        returning id, visible_at, expires_at, lease, name)
      select q.id as in_queue, q.maximum_bytes, sent.* from queue_now q left join sent on true
      """
          .formatted(Definitions.RELAXED);

  /** What one statement sends at most, unless it is a single call. */
  private static final int TOGETHER_BYTES = 1 << 20;

  /** Of a message beside its body, about. */
  private static final int OTHER_BYTES = 200;

  private final Together<QueueId, Parcel, SendOutcome> together;
  private final ClusterClock clock;
  private final HandleSigner signer;
  private final MessageIds names;
  private final Wakings wakings;

  Sending(Lanes lanes, ClusterClock clock, HandleSigner signer, MessageIds names, Wakings wakings) {
    this.together = new Together<>(lanes, TOGETHER_BYTES, Parcel::bytes, this::send);
    this.clock = clock;
    this.signer = signer;
    this.names = names;
    this.wakings = wakings;
  }

  /** What a call sends. */
  private record Parcel(List<Draft> drafts, List<UUID> names, List<byte[]> bodies) {
    int longest() {
      return bodies.stream().mapToInt(body -> body.length).max().orElse(0);
    }

    int bytes() {
      return bodies.stream().mapToInt(body -> body.length + OTHER_BYTES).sum();
    }
  }

  private record Stored(long id, long visibleAt, long expiresAt, int lease) {}

  SendOutcome send(QueueId id, List<Draft> drafts) {
    return together.call(
        id,
        new Parcel(
            drafts,
            drafts.stream().map(_ -> names.next()).toList(),
            drafts.stream().map(draft -> draft.body().getBytes(UTF_8)).toList()));
  }

  private List<SendOutcome> send(Connection connection, QueueId id, List<Parcel> parcels)
      throws SQLException {
    Reading time = clock.read(connection);
    var columns = new Columns(parcels.stream().mapToInt(parcel -> parcel.drafts().size()).sum());
    parcels.forEach(columns::add);
    try (PreparedStatement statement = connection.prepareStatement(SEND)) {
      int at = Definitions.name(statement, 1, id);
      statement.setLong(at, time.engine());
      statement.setLong(at + 1, time.engine());
      statement.setLong(at + 2, time.wall());
      columns.set(connection, statement, at + 3);
      return outcomes(statement, time, parcels);
    }
  }

  /** The messages of a statement, a column an array. */
  private static final class Columns {
    private final Short[] priorities;
    private final Long[] delays;
    private final UUID[] names;
    private final byte[][] bodies;
    private final byte[][] properties;
    private final Integer[] longest;
    private int filled;

    Columns(int messages) {
      priorities = new Short[messages];
      delays = new Long[messages];
      names = new UUID[messages];
      bodies = new byte[messages][];
      properties = new byte[messages][];
      longest = new Integer[messages];
    }

    void add(Parcel parcel) {
      Integer most = parcel.longest();
      for (int i = 0; i < parcel.drafts().size(); i++) {
        Draft draft = parcel.drafts().get(i);
        priorities[filled] = (short) draft.priority();
        if (draft.delay().isPresent()) {
          delays[filled] = draft.delay().get().toMillis();
        }
        names[filled] = parcel.names().get(i);
        bodies[filled] = parcel.bodies().get(i);
        properties[filled] = PropertiesCodec.bytes(draft.properties());
        longest[filled++] = most;
      }
    }

    void set(Connection connection, PreparedStatement statement, int from) throws SQLException {
      statement.setArray(from, connection.createArrayOf("int2", priorities));
      statement.setArray(from + 1, connection.createArrayOf("int8", delays));
      statement.setArray(from + 2, connection.createArrayOf("uuid", names));
      statement.setArray(from + 3, connection.createArrayOf("bytea", bodies));
      statement.setArray(from + 4, connection.createArrayOf("bytea", properties));
      statement.setArray(from + 5, connection.createArrayOf("int4", longest));
    }
  }

  private List<SendOutcome> outcomes(
      PreparedStatement statement, Reading time, List<Parcel> parcels) throws SQLException {
    Map<UUID, Stored> stored = new HashMap<>();
    long queue;
    int maximum;
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return parcels.stream().<SendOutcome>map(_ -> new SendOutcome.NoSuchQueue()).toList();
      }
      queue = rows.getLong("in_queue");
      maximum = rows.getInt("maximum_bytes");
      do {
        if (rows.getObject("id") != null) {
          stored.put(
              rows.getObject("name", UUID.class),
              new Stored(
                  rows.getLong("id"),
                  rows.getLong("visible_at"),
                  rows.getLong("expires_at"),
                  rows.getInt("lease")));
        }
      } while (rows.next());
    }
    return parcels.stream().map(parcel -> outcome(parcel, queue, maximum, stored, time)).toList();
  }

  private SendOutcome outcome(
      Parcel parcel, long queue, int maximum, Map<UUID, Stored> stored, Reading time) {
    List<Stored> mine =
        parcel.names().stream()
            .flatMap(name -> Optional.ofNullable(stored.get(name)).stream())
            .toList();
    if (mine.size() < parcel.names().size()) {
      return new SendOutcome.TooLong(maximum);
    }
    // What is delayed is told apart: receives that look at once do not look for it.
    mine.stream()
        .collect(partitioningBy(one -> one.visibleAt() <= time.engine(), toList()))
        .values()
        .forEach(some ->
            some.stream()
                .mapToLong(Stored::visibleAt)
                .min()
                .ifPresent(first -> wakings.tell(queue, first, some.size())));
    List<SentMessage> sent = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      sent.add(sent(queue, parcel.names().get(i), mine.get(i), time));
    }
    return new SendOutcome.Sent(sent);
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
}
