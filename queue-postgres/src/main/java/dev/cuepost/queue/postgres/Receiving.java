package dev.cuepost.queue.postgres;

import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.postgres.ClusterClock.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receives and peeks; several receives of one queue by one statement. */
final class Receiving {
  /**
   * Priority by priority, so that the first messages of each are found in the index; what another
   * receive is about to take is passed over.
   */
  private static final String TURN =
      """
      turn as materialized (
        select m.* from queue_now q, generate_series(1, 16) p cross join lateral (
          select ctid as place, %s from message
          where queue = q.id and priority = p and visible_at <= ? and expires_at > ?
          order by visible_at, id limit ? %s) m
        limit ?)
      """;

  /** What is visible and cannot be taken is on its way to another receive. */
  private static final long OTHERS_MILLIS = 10;

  private static final String NAMED =
      "with queue_now as materialized (select id, polling, visibility, %s as relaxed from queue where %s),\n";

  /** If nothing was taken, it is told when the next message is or becomes visible. */
  private static final String TAKE =
      """
      taken as (
        update message m set visible_at = ? + q.visibility, lease = lease + 1, extended = false,
          dequeue_count = dequeue_count + 1, first_dequeued_at = coalesce(first_dequeued_at, ?)
        from turn, queue_now q where m.ctid = turn.place
        returning m.*, turn.was)
      select q.id as in_queue, q.polling, taken.*,
        case when taken.id is null then (
          select min(first) from generate_series(1, 16) p cross join lateral (
            select visible_at as first from message
            where queue = q.id and priority = p and expires_at > ?
            order by visible_at, id limit 1) m) end as next
      from queue_now q left join taken on true
      """;

  private static final String BY_NAME = "account = ? and region = ? and name = ?";
  private static final String BY_ID = "id = ?";

  private static final String RECEIVE_BY_NAME = receive(BY_NAME);
  private static final String RECEIVE_BY_ID = receive(BY_ID);

  private static final String PEEK =
      NAMED.formatted("false", BY_NAME)
          + TURN.formatted("*", "")
          + "select q.id as in_queue, turn.* from queue_now q left join turn on true";

  /** So many messages one statement takes at most, unless it is a single receive. */
  private static final int TOGETHER = 128;

  private final Lanes lanes;
  private final Together<QueueId, Integer, Look> byName;
  private final Together<Long, Integer, Look> byId;
  private final ClusterClock clock;
  private final HandleSigner signer;
  private final Wakings wakings;
  private final AtomicBoolean closed;

  Receiving(
      Lanes lanes, ClusterClock clock, HandleSigner signer, Wakings wakings, AtomicBoolean closed) {
    this.lanes = lanes;
    this.byName = new Together<>(lanes, TOGETHER, Integer::intValue, this::takeByName);
    this.byId = new Together<>(lanes, TOGETHER, Integer::intValue, this::takeById);
    this.clock = clock;
    this.signer = signer;
    this.wakings = wakings;
    this.closed = closed;
  }

  private static String receive(String which) {
    return NAMED.formatted(Definitions.RELAXED, which)
        + TURN.formatted("visible_at as was", "for update skip locked")
        + ", "
        + TAKE;
  }

  /**
   * What one look came to.
   *
   * @param queue its id; absent if it is not there
   * @param polling the queue's own wait
   * @param next when a message is or becomes visible, the end of time if there is none; absent if
   *     some were taken
   */
  private record Look(
      OptionalLong queue,
      long polling,
      Reading time,
      List<StoredMessage> messages,
      OptionalLong next) {
    /** When to look again. */
    long again() {
      long next = next().orElse(time.engine());
      return next <= time.engine() ? time.engine() + OTHERS_MILLIS : next;
    }

    /** The same for each of several receives, as if one had come after the other. */
    List<Look> dealtOut(List<Integer> most) {
      List<Look> looks = new ArrayList<>();
      int from = 0;
      for (int max : most) {
        int to = Math.min(messages.size(), from + max);
        looks.add(new Look(queue, polling, time, messages.subList(from, to), next));
        from = to;
      }
      return looks;
    }
  }

  ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    if (Thread.currentThread().isInterrupted()) {
      return new ReceiveOutcome.Nothing();
    }
    Look look = byName.call(id, max);
    if (look.queue().isEmpty()) {
      return new ReceiveOutcome.NoSuchQueue();
    }
    long patience = wait.map(Duration::toMillis).orElse(look.polling());
    return look.messages().isEmpty() && patience > 0
        ? await(look.queue().getAsLong(), max, look.time().engine() + patience)
        : answer(look);
  }

  private ReceiveOutcome await(long queue, int max, long deadline) {
    Parked parked = wakings.join(queue);
    boolean looked = false;
    try {
      while (!closed.get()) {
        long heard = parked.words();
        Look look = byId.call(queue, max);
        looked = true;
        if (look.queue().isEmpty() || !look.messages().isEmpty()) {
          return answer(look);
        }
        if (clock.now() >= deadline) {
          return new ReceiveOutcome.Nothing();
        }
        looked = false;
        if (look.next().isPresent()) { // else others took some, and there may be more
          parked.park(heard, look.again(), deadline);
        }
      }
      return new ReceiveOutcome.Nothing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReceiveOutcome.Nothing();
    } catch (IllegalStateException e) {
      if (closed.get()) {
        return new ReceiveOutcome.Nothing();
      }
      throw e;
    } finally {
      wakings.leave(queue);
      if (!looked) { // although it may have been woken to
        wakings.tellAgain(queue, clock.now());
      }
    }
  }

  private ReceiveOutcome answer(Look look) {
    if (look.queue().isEmpty()) {
      return new ReceiveOutcome.NoSuchQueue();
    }
    if (look.messages().isEmpty()) {
      return new ReceiveOutcome.Nothing();
    }
    long queue = look.queue().getAsLong();
    wakings.tell(queue, look.messages().getFirst().visibleAt(), look.messages().size());
    return new ReceiveOutcome.Received(
        look.messages().stream()
            .map(stored ->
                new LeasedMessage(stored.message(), stored.lease(signer, queue, look.time())))
            .toList());
  }

  private List<Look> takeByName(Connection connection, QueueId id, List<Integer> most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECEIVE_BY_NAME)) {
      int at = Definitions.name(statement, 1, id);
      return take(statement, at, clock.read(connection), sum(most)).dealtOut(most);
    }
  }

  private List<Look> takeById(Connection connection, Long queue, List<Integer> most)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECEIVE_BY_ID)) {
      statement.setLong(1, queue);
      return take(statement, 2, clock.read(connection), sum(most)).dealtOut(most);
    }
  }

  private static int sum(List<Integer> most) {
    return most.stream().mapToInt(Integer::intValue).sum();
  }

  private static Look take(PreparedStatement statement, int from, Reading time, int max)
      throws SQLException {
    int at = turn(statement, from, time, max);
    statement.setLong(at, time.engine());
    statement.setLong(at + 1, time.wall());
    statement.setLong(at + 2, time.engine());
    return look(statement, time, true);
  }

  private static int turn(PreparedStatement statement, int from, Reading time, int max)
      throws SQLException {
    statement.setLong(from, time.engine());
    statement.setLong(from + 1, time.engine());
    statement.setInt(from + 2, max);
    statement.setInt(from + 3, max);
    return from + 4;
  }

  /** The order of an update's rows is anybody's guess; it is put right here. */
  private static Look look(PreparedStatement statement, Reading time, boolean taken)
      throws SQLException {
    record Turn(long was, StoredMessage message) {}
    OptionalLong queue = OptionalLong.empty();
    long polling = 0;
    OptionalLong next = OptionalLong.empty();
    List<Turn> turns = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        queue = OptionalLong.of(rows.getLong("in_queue"));
        polling = taken ? rows.getLong("polling") : 0;
        if (rows.getObject("id") != null) {
          turns.add(new Turn(rows.getLong(taken ? "was" : "visible_at"), StoredMessage.read(rows)));
        } else if (taken) {
          long first = rows.getLong("next");
          next = OptionalLong.of(rows.wasNull() ? Long.MAX_VALUE : first);
        }
      }
    }
    turns.sort(
        Comparator.comparingInt((Turn turn) -> turn.message().priority())
            .thenComparingLong(Turn::was)
            .thenComparingLong(turn -> turn.message().id()));
    return new Look(queue, polling, time, turns.stream().map(Turn::message).toList(), next);
  }

  PeekOutcome peek(QueueId id, int max) {
    Look look =
        lanes.call(connection -> {
          Reading time = clock.read(connection);
          try (PreparedStatement statement = connection.prepareStatement(PEEK)) {
            turn(statement, Definitions.name(statement, 1, id), time, max);
            return look(statement, time, false);
          }
        });
    return look.queue().isEmpty()
        ? new PeekOutcome.NoSuchQueue()
        : new PeekOutcome.Seen(look.messages().stream().map(StoredMessage::message).toList());
  }
}
