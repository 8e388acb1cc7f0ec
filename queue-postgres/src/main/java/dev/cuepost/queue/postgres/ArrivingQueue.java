package dev.cuepost.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.engine.PropertiesCodec;
import dev.cuepost.queue.engine.transfer.CarriedMessage;
import dev.cuepost.queue.engine.transfer.CarriedMessage.Place;
import dev.cuepost.queue.engine.transfer.CarriedQueue;
import dev.cuepost.queue.engine.transfer.QueueStock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A queue of another engine that moves into a database, batch by batch; each batch is one
 * transaction with the place that it ends at, so that whoever goes on does nothing twice.
 *
 * <p>Messages get numbers of this database in the order in which they are received, and keep that
 * order.
 *
 * @param between engine time here less engine time there
 */
record ArrivingQueue(Connection database, CarriedQueue queue, long between) {
  private static final int BATCH = 500;

  private static final String CREATE =
      """
      insert into queue (account, region, name, delay, maximum_bytes, retention, visibility, polling,
        logging, durability, created_at, modified_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private static final String MESSAGE =
      """
      insert into message (queue, priority, visible_at, expires_at, enqueued_at, first_dequeued_at,
        dequeue_count, lease, extended, name, body, properties)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /**
   * Brings in what is not there yet.
   *
   * @param progress is told after each batch how many messages it had
   */
  void arrive(QueueStock from, LongConsumer progress) throws SQLException, IOException {
    create();
    long id = id();
    Optional<Place> next = MoveIn.progress(database, id);
    while (next.isPresent()) {
      List<CarriedMessage> batch = from.messages(queue, next.get(), BATCH);
      boolean last = batch.size() < BATCH;
      Place end = batch.isEmpty() ? next.get() : batch.getLast().place();
      database.setAutoCommit(false);
      try {
        write(id, batch);
        MoveIn.progressed(database, id, end, last);
        database.commit();
      } catch (SQLException e) {
        database.rollback();
        throw e;
      } finally {
        database.setAutoCommit(true);
      }
      progress.accept(batch.size());
      next = last ? Optional.empty() : Optional.of(end);
    }
  }

  private void create() throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(CREATE)) {
      int at =
          Definitions.attributes(
              statement, Definitions.name(statement, 1, queue.id()), queue.attributes());
      statement.setLong(at, queue.createdAt().toEpochMilli());
      statement.setLong(at + 1, queue.modifiedAt().toEpochMilli());
      statement.execute();
    }
  }

  private long id() throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "select id from queue where account = ? and region = ? and name = ?")) {
      Definitions.name(statement, 1, queue.id());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void write(long id, List<CarriedMessage> messages) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(MESSAGE)) {
      for (CarriedMessage message : messages) {
        statement.setLong(1, id);
        statement.setShort(2, (short) message.place().priority());
        statement.setLong(3, message.place().visibleAt() + between);
        statement.setLong(4, message.expiresAt() + between);
        statement.setLong(5, message.enqueuedAt());
        if (message.firstDequeuedAt().isPresent()) {
          statement.setLong(6, message.firstDequeuedAt().getAsLong());
        } else {
          statement.setNull(6, Types.BIGINT);
        }
        statement.setInt(7, message.dequeueCount());
        statement.setInt(8, message.lease());
        statement.setBoolean(9, message.extended());
        statement.setObject(10, message.name());
        statement.setBytes(11, message.body().getBytes(UTF_8));
        statement.setBytes(12, PropertiesCodec.bytes(message.properties()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
