package dev.cuepost.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.engine.PropertiesCodec;
import dev.cuepost.queue.engine.transfer.CarriedMessage;
import dev.cuepost.queue.engine.transfer.CarriedMessage.Place;
import dev.cuepost.queue.engine.transfer.CarriedQueue;
import dev.cuepost.queue.engine.transfer.QueueStock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The queues of all databases of a service as those find them whence they came: with times on the
 * clock of that engine. A queue counts where its place is written down, and nowhere else.
 */
final class ArrivedQueues implements QueueStock {
  private static final String MESSAGES =
      """
      select * from message
      where queue = ? and (priority, visible_at, id) > (?, ?, ?)
      order by priority, visible_at, id limit ?
      """;

  private final Map<Integer, Connection> databases;
  private final Map<Integer, Long> between;
  private final Map<QueueId, Home> homes = new HashMap<>();

  private record Home(int number, long id) {}

  /**
   * @param databases by number
   * @param between engine time of each less engine time there
   */
  ArrivedQueues(Map<Integer, Connection> databases, Map<Integer, Long> between) {
    this.databases = Map.copyOf(databases);
    this.between = Map.copyOf(between);
  }

  @Override
  public List<CarriedQueue> queues() throws IOException {
    List<CarriedQueue> queues = new ArrayList<>();
    try {
      for (int number : databases.keySet()) {
        add(number, queues);
      }
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    }
    queues.sort(
        Comparator.comparing((CarriedQueue queue) -> queue.id().owner().account())
            .thenComparing(queue -> queue.id().owner().region())
            .thenComparing(queue -> queue.id().name()));
    return queues;
  }

  private void add(int number, List<CarriedQueue> queues) throws SQLException {
    try (PreparedStatement statement = database(number).prepareStatement("select * from queue");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        var queue =
            new CarriedQueue(
                Definitions.id(row),
                Definitions.attributes(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("modified_at")));
        if (Placements.find(database(Membership.HOME), queue.id(), "")
            .filter(place -> place.shard() == number && place.movingTo().isEmpty())
            .isPresent()) {
          homes.put(queue.id(), new Home(number, row.getLong("id")));
          queues.add(queue);
        }
      }
    }
  }

  private Connection database(int number) {
    return Optional.ofNullable(databases.get(number)).orElseThrow();
  }

  @Override
  public List<CarriedMessage> messages(CarriedQueue queue, Place after, int limit)
      throws IOException {
    Home home = Optional.ofNullable(homes.get(queue.id())).orElseThrow();
    long ahead = between.getOrDefault(home.number(), 0L);
    boolean beginning = after.equals(Place.BEGINNING);
    try (PreparedStatement statement = database(home.number()).prepareStatement(MESSAGES)) {
      statement.setLong(1, home.id());
      statement.setInt(2, after.priority());
      statement.setLong(3, beginning ? Long.MIN_VALUE : after.visibleAt() + ahead);
      statement.setLong(4, after.sequence());
      statement.setInt(5, limit);
      List<CarriedMessage> messages = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          messages.add(message(row, ahead));
        }
      }
      return messages;
    } catch (SQLException e) {
      throw PostgresQueueEngine.unusable(e);
    }
  }

  private static CarriedMessage message(ResultSet row, long ahead) throws SQLException {
    long first = row.getLong("first_dequeued_at");
    OptionalLong firstDequeuedAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(first);
    return new CarriedMessage(
        new Place(row.getInt("priority"), row.getLong("visible_at") - ahead, row.getLong("id")),
        row.getObject("name", UUID.class),
        row.getLong("expires_at") - ahead,
        row.getLong("enqueued_at"),
        firstDequeuedAt,
        row.getInt("dequeue_count"),
        row.getInt("lease"),
        row.getBoolean("extended"),
        new String(row.getBytes("body"), UTF_8),
        PropertiesCodec.properties(ByteBuffer.wrap(row.getBytes("properties"))));
  }
}
