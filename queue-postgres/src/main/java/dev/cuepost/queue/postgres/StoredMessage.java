package dev.cuepost.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.Lease;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.HandleSigner.Claim;
import dev.cuepost.queue.engine.MessageIds;
import dev.cuepost.queue.engine.PropertiesCodec;
import dev.cuepost.queue.postgres.ClusterClock.Reading;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the table of messages.
 *
 * @param id place in the order of sending, unique in the database
 * @param visibleAt engine time when its delay or its lease ends, or when it was sent
 * @param expiresAt engine time when it ends whatever its state
 * @param lease number of its newest lease, counted from 1; 0 before the first
 */
record StoredMessage(
    long id, int priority, long visibleAt, long expiresAt, int lease, UUID name, Message message) {

  /** The row that the cursor is on, with all its columns. */
  static StoredMessage read(ResultSet row) throws SQLException {
    UUID name = row.getObject("name", UUID.class);
    int priority = row.getInt("priority");
    long firstDequeuedAt = row.getLong("first_dequeued_at");
    Optional<Instant> first =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(firstDequeuedAt));
    return new StoredMessage(
        row.getLong("id"),
        priority,
        row.getLong("visible_at"),
        row.getLong("expires_at"),
        row.getInt("lease"),
        name,
        new Message(
            MessageIds.id(name),
            new String(row.getBytes("body"), UTF_8),
            priority,
            Instant.ofEpochMilli(row.getLong("enqueued_at")),
            first,
            row.getInt("dequeue_count"),
            PropertiesCodec.properties(ByteBuffer.wrap(row.getBytes("properties")))));
  }

  /**
   * Its newest lease.
   *
   * @param queue id of its queue
   * @param given when it was given
   */
  Lease lease(HandleSigner signer, long queue, Reading given) {
    return new Lease(
        signer.handle(new Claim(name, queue, expiresAt, id, lease)), given.onTheWall(visibleAt));
  }
}
