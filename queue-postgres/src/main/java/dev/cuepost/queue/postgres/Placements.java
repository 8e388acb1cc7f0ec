package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * In which database each queue lies, written down in the first one.
 *
 * <p>Queues are created and deleted while the row of their place is locked, so that all nodes agree
 * where one is, and a place never goes while a queue is being made there.
 */
final class Placements implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  private static final String KEY = "account = ? and region = ? and name = ?";

  private final Lanes lanes;

  /**
   * Where a queue lies.
   *
   * @param shard number of the database
   * @param movingTo the one that it is on its way to
   */
  record Place(int shard, OptionalInt movingTo) {}

  Placements(Reach home) {
    lanes = new Lanes(home, CONNECTIONS);
  }

  Optional<Place> find(QueueId id) {
    return lanes.call(connection -> find(connection, id, ""));
  }

  static Optional<Place> find(Connection connection, QueueId id, String lock) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select shard, moving_to from placement where " + KEY + lock)) {
      Definitions.name(statement, 1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        int shard = row.getInt("shard");
        int movingTo = row.getInt("moving_to");
        return Optional.of(
            new Place(shard, row.wasNull() ? OptionalInt.empty() : OptionalInt.of(movingTo)));
      }
    }
  }

  /**
   * Creates a queue where it has its place.
   *
   * @param choice where it gets one if it has none
   * @param creating is told where
   * @return nothing if it is being moved
   */
  <T> Optional<T> create(QueueId id, int choice, IntFunction<T> creating) {
    while (true) {
      lanes.call(connection -> choose(connection, id, choice));
      Optional<Made<T>> made =
          lanes.transaction(connection -> {
            Optional<Place> place = find(connection, id, " for share");
            return place.isEmpty()
                ? Optional.<Made<T>>empty()
                : Optional.of(new Made<>(made(place.get(), creating)));
          });
      if (made.isPresent()) {
        return made.get().result();
      }
      // Deleted in between: it needs a place again.
    }
  }

  /**
   * What came of creating.
   *
   * @param result nothing if the queue is being moved
   */
  private record Made<T>(Optional<T> result) {}

  private static <T> Optional<T> made(Place place, IntFunction<T> creating) {
    return place.movingTo().isPresent()
        ? Optional.empty()
        : Optional.of(creating.apply(place.shard()));
  }

  /** Gives it a place if it has none. */
  static boolean choose(Connection connection, QueueId id, int choice) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into placement (account, region, name, shard) values (?, ?, ?, ?)
            on conflict do nothing
            """)) {
      statement.setInt(Definitions.name(statement, 1, id), choice);
      return statement.executeUpdate() > 0;
    }
  }

  /**
   * Deletes a queue and its place.
   *
   * @return whether there was one; nothing if it is being moved
   */
  Optional<Boolean> delete(QueueId id, IntPredicate deleting) {
    return lanes.transaction(connection -> {
      Optional<Place> place = find(connection, id, " for update");
      if (place.isEmpty()) {
        return Optional.of(false);
      }
      if (place.get().movingTo().isPresent()) {
        return Optional.empty();
      }
      boolean deleted = deleting.test(place.get().shard());
      try (PreparedStatement statement =
          connection.prepareStatement("delete from placement where " + KEY)) {
        Definitions.name(statement, 1, id);
        statement.execute();
      }
      return Optional.of(deleted);
    });
  }

  /** Writes down queues that lie there without a place: those from before there were places. */
  void adopt(List<QueueId> queues, int shard) {
    lanes.call(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into placement (account, region, name, shard)
              select *, ? from unnest(?::text[], ?::text[], ?::text[]) on conflict do nothing
              """)) {
        statement.setInt(1, shard);
        statement.setArray(2, texts(connection, queues, id -> id.owner().account()));
        statement.setArray(3, texts(connection, queues, id -> id.owner().region()));
        statement.setArray(4, texts(connection, queues, QueueId::name));
        return statement.executeUpdate();
      }
    });
  }

  private static Array texts(
      Connection connection, List<QueueId> queues, Function<QueueId, String> part)
      throws SQLException {
    return connection.createArrayOf("text", queues.stream().map(part).toArray(String[]::new));
  }

  @Override
  public void close() {
    lanes.close();
  }
}
