package dev.cuepost.queue.postgres;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.postgres.ClusterClock.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The queues themselves: their attributes, and how many messages they hold. */
final class Definitions {
  /**
   * Part of a statement that has the row of a queue at hand: its commit waits for the disk unless
   * the queue promises less.
   */
  static final String RELAXED =
      "case when durability > 0 then set_config('synchronous_commit', 'off', true) end";

  /** How a queue is stored that keeps its messages in memory. */
  static final int MEMORY = 2;

  private static final String CREATE =
      """
      insert into queue (account, region, name, delay, maximum_bytes, retention, visibility, polling,
        logging, durability, created_at, modified_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  /** Named, as a newer version may add some while this one has statements prepared. */
  private static final String COLUMNS =
      """
      id, account, region, name, delay, maximum_bytes, retention, visibility, polling, logging,
      durability, created_at, modified_at
      """;

  private static final String FIND =
      "select " + COLUMNS + " from queue where account = ? and region = ? and name = ?";

  private static final String CHANGE =
      """
      update queue set delay = ?, maximum_bytes = ?, retention = ?, visibility = ?, polling = ?,
        logging = ?, durability = ?, modified_at = ?
      where id = ?
      """;

  private static final String LIST =
      """
      select %s from %s
      where account = ? and region = ? and starts_with(name, ?) and name > ? and name >= ?
      order by name limit ?
      """;

  private static final String HERE = LIST.formatted(COLUMNS, "queue");
  private static final String DEPARTING = LIST.formatted(COLUMNS, "departing_queue");

  private static final String DELETE =
      """
      with gone as (
        delete from queue where account = ? and region = ? and name = ? returning id)
      insert into deleted_queue select id, ? from gone returning id
      """;

  private final Lanes lanes;
  private final ClusterClock clock;
  private final Counts counts;
  private final Wakings wakings;
  private final BiFunction<QueueId, Durability, Durability> durability;

  Definitions(
      Lanes lanes,
      ClusterClock clock,
      Wakings wakings,
      BiFunction<QueueId, Durability, Durability> durability) {
    this.lanes = lanes;
    this.clock = clock;
    this.counts = new Counts(clock);
    this.wakings = wakings;
    this.durability = durability;
  }

  /** Sets account, region and name; returns the place behind them. */
  static int name(PreparedStatement statement, int from, QueueId id) throws SQLException {
    statement.setString(from, id.owner().account());
    statement.setString(from + 1, id.owner().region());
    statement.setString(from + 2, id.name());
    return from + 3;
  }

  CreateOutcome create(QueueId id, QueueAttributes asked) {
    var attributes = asked.with(durability.apply(id, asked.durability()));
    return lanes.call(connection -> {
      while (true) {
        if (insert(connection, id, attributes)) {
          return CreateOutcome.CREATED;
        }
        Optional<CreateOutcome> standing = standing(connection, id, attributes);
        if (standing.isPresent()) {
          return standing.get();
        }
        // Deleted in between: there is room for it now.
      }
    });
  }

  /** How the queue compares, if it is there. */
  Optional<CreateOutcome> standing(QueueId id, QueueAttributes asked) {
    var attributes = asked.with(durability.apply(id, asked.durability()));
    return lanes.call(connection -> standing(connection, id, attributes));
  }

  private static Optional<CreateOutcome> standing(
      Connection connection, QueueId id, QueueAttributes attributes) throws SQLException {
    return find(connection, id, false)
        .map(found ->
            found.attributes().alike(attributes)
                ? CreateOutcome.EXISTS_ALIKE
                : CreateOutcome.EXISTS_DIFFERENT);
  }

  private boolean insert(Connection connection, QueueId id, QueueAttributes attributes)
      throws SQLException {
    Reading time = clock.read(connection);
    try (PreparedStatement statement = connection.prepareStatement(CREATE)) {
      int at = attributes(statement, name(statement, 1, id), attributes);
      statement.setLong(at, time.wall());
      statement.setLong(at + 1, time.wall());
      return statement.executeUpdate() > 0;
    }
  }

  static int attributes(PreparedStatement statement, int from, QueueAttributes attributes)
      throws SQLException {
    statement.setLong(from, attributes.delay().toMillis());
    statement.setInt(from + 1, attributes.maximumMessageBytes());
    statement.setLong(from + 2, attributes.retention().toMillis());
    statement.setLong(from + 3, attributes.visibilityTimeout().toMillis());
    statement.setLong(from + 4, attributes.pollingWait().toMillis());
    statement.setBoolean(from + 5, attributes.logging());
    statement.setInt(from + 6, code(attributes.durability()));
    return from + 7;
  }

  private static int code(Durability durability) {
    return switch (durability) {
      case FSYNC -> 0;
      case ASYNC -> 1;
      case MEMORY -> MEMORY;
    };
  }

  private static Durability durability(int code) {
    return switch (code) {
      case 0 -> Durability.FSYNC;
      case 1 -> Durability.ASYNC;
      case MEMORY -> Durability.MEMORY;
      default -> throw new IllegalStateException("a queue of durability " + code);
    };
  }

  private record Found(long id, QueueAttributes attributes) {}

  private static Optional<Found> find(Connection connection, QueueId id, boolean alone)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(FIND + (alone ? " for update" : ""))) {
      name(statement, 1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Found(row.getLong("id"), attributes(row)))
            : Optional.empty();
      }
    }
  }

  static QueueAttributes attributes(ResultSet row) throws SQLException {
    return new QueueAttributes(
        Duration.ofMillis(row.getLong("delay")),
        row.getInt("maximum_bytes"),
        Duration.ofMillis(row.getLong("retention")),
        Duration.ofMillis(row.getLong("visibility")),
        Duration.ofMillis(row.getLong("polling")),
        row.getBoolean("logging"),
        durability(row.getInt("durability")));
  }

  boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    lanes.call(clock::read);
    return lanes.transaction(connection -> {
      Optional<Found> found = find(connection, id, true);
      if (found.isEmpty()) {
        return false;
      }
      // Within the lock of the row, so that of two changes the second sees the first.
      QueueAttributes next = change.apply(found.get().attributes());
      Reading time = clock.known();
      try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
        int at = attributes(statement, 1, next);
        statement.setLong(at, time.wall());
        statement.setLong(at + 1, found.get().id());
        return statement.executeUpdate() > 0;
      }
    });
  }

  /** Looks again at what each queue promises: its name may be on another list than before. */
  void promise() {
    lanes.transaction(connection -> {
      try (PreparedStatement all =
              connection.prepareStatement(
                  "select " + COLUMNS + " from queue order by id for update");
          PreparedStatement change =
              connection.prepareStatement("update queue set durability = ? where id = ?");
          ResultSet row = all.executeQuery()) {
        int changed = 0;
        while (row.next()) {
          int now = row.getInt("durability");
          int next = code(durability.apply(id(row), durability(now)));
          if (next != now) {
            change.setInt(1, next);
            change.setLong(2, row.getLong("id"));
            changed += change.executeUpdate();
          }
        }
        return changed;
      }
    });
  }

  static QueueId id(ResultSet row) throws SQLException {
    return new QueueOwner(row.getString("account"), row.getString("region"))
        .queue(row.getString("name"));
  }

  boolean holds(QueueId id) {
    return lanes.call(connection -> find(connection, id, false).isPresent());
  }

  List<QueueId> ids() {
    return lanes.call(connection -> {
      List<QueueId> ids = new ArrayList<>();
      try (PreparedStatement statement =
              connection.prepareStatement("select account, region, name from queue");
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(id(row));
        }
      }
      return ids;
    });
  }

  Optional<QueueStatus> status(QueueId id) {
    return lanes.call(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(FIND)) {
        name(statement, 1, id);
        return statuses(connection, statement).stream().findFirst();
      }
    });
  }

  QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    return list(HERE, owner, prefix, after, limit);
  }

  /** Those that leave for another database. */
  QueuePage departing(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    return list(DEPARTING, owner, prefix, after, limit);
  }

  private QueuePage list(
      String which, QueueOwner owner, String prefix, Optional<String> after, int limit) {
    List<QueueStatus> found =
        lanes.call(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(which)) {
            statement.setString(1, owner.account());
            statement.setString(2, owner.region());
            statement.setString(3, prefix);
            statement.setString(4, after.orElse(""));
            statement.setString(5, prefix);
            statement.setInt(6, limit == Integer.MAX_VALUE ? limit : limit + 1);
            return statuses(connection, statement);
          }
        });
    return found.size() > limit
        ? new QueuePage(found.subList(0, limit), true)
        : new QueuePage(found, false);
  }

  private List<QueueStatus> statuses(Connection connection, PreparedStatement statement)
      throws SQLException {
    Map<Long, QueueStatus> found = new LinkedHashMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.put(
            row.getLong("id"),
            new QueueStatus(
                id(row),
                attributes(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                0,
                0,
                0));
      }
    }
    Map<Long, Counts.Count> counted = counts.of(connection, found.keySet());
    return found.entrySet().stream()
        .map(entry ->
            Optional.ofNullable(counted.get(entry.getKey())).orElseThrow().in(entry.getValue()))
        .toList();
  }

  boolean delete(QueueId id) {
    Optional<Long> gone =
        lanes.call(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setLong(name(statement, 1, id), clock.now());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
          }
        });
    gone.ifPresent(wakings::tellGone);
    return gone.isPresent();
  }
}
