package dev.cuepost.queue.rocks;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Messages as bytes. Numbers are big-endian and not negative, so that the keys of one queue stand
 * together: messages and bodies in the order in which they end, turns in the order in which they
 * are received.
 */
final class MessageCodec {
  static final int KEY_BYTES = 8 + 8 + 8;
  static final int TURN_KEY_BYTES = 8 + 1 + 8 + 8;

  private static final byte LAYOUT = 2;
  private static final int MESSAGE_BYTES = 1 + 16 + 1 + 3 * 8 + 2 * 4 + 1;
  private static final int TURN_BYTES = 8 + 1;

  private MessageCodec() {}

  /** The place of a message in its lane, and what leads from there to the rest of it. */
  record Turn(long visibleAt, long sequence, long expiresAt, boolean received) {}

  /** The key of a message, and of its body. */
  static byte[] key(long incarnation, long expiresAt, long sequence) {
    return ByteBuffer.allocate(KEY_BYTES)
        .putLong(incarnation)
        .putLong(expiresAt)
        .putLong(sequence)
        .array();
  }

  static byte[] key(long incarnation, StoredMessage message) {
    return key(incarnation, message.expiresAt(), message.sequence());
  }

  static byte[] turnKey(long incarnation, int priority, long visibleAt, long sequence) {
    return ByteBuffer.allocate(TURN_KEY_BYTES)
        .putLong(incarnation)
        .put((byte) priority)
        .putLong(visibleAt)
        .putLong(sequence)
        .array();
  }

  static byte[] turnKey(long incarnation, StoredMessage message) {
    return turnKey(incarnation, message.priority(), message.visibleAt(), message.sequence());
  }

  /** The first key of a queue in every column. */
  static byte[] firstKey(long incarnation) {
    return ByteBuffer.allocate(8).putLong(incarnation).array();
  }

  /** A key behind all those of a queue: times and priorities never begin with this byte. */
  static byte[] endKey(long incarnation) {
    return ByteBuffer.allocate(9).putLong(incarnation).put((byte) -1).array();
  }

  /** The key behind a lane. */
  static byte[] laneEnd(long incarnation, int priority) {
    return ByteBuffer.allocate(9).putLong(incarnation).put((byte) (priority + 1)).array();
  }

  static byte[] message(StoredMessage message) {
    return ByteBuffer.allocate(MESSAGE_BYTES)
        .put(LAYOUT)
        .putLong(message.uuid().getMostSignificantBits())
        .putLong(message.uuid().getLeastSignificantBits())
        .put((byte) message.priority())
        .putLong(message.enqueuedAt())
        .putLong(message.visibleAt())
        .putLong(message.firstDequeuedAt())
        .putInt(message.dequeueCount())
        .putInt(message.lease())
        .put((byte) (message.extended() ? 1 : 0))
        .array();
  }

  static StoredMessage message(byte[] key, byte[] value) throws MalformedRecord {
    MalformedRecord.unless(key.length == KEY_BYTES, "the key of a message");
    MalformedRecord.unless(value.length == MESSAGE_BYTES && value[0] == LAYOUT, "a message");
    ByteBuffer name = ByteBuffer.wrap(key);
    ByteBuffer in = ByteBuffer.wrap(value, 1, MESSAGE_BYTES - 1);
    return new StoredMessage(
        name.getLong(16),
        new UUID(in.getLong(), in.getLong()),
        in.get(),
        in.getLong(),
        in.getLong(),
        name.getLong(8),
        in.getLong(),
        in.getInt(),
        in.getInt(),
        in.get() == 1);
  }

  static byte[] turn(StoredMessage message) {
    return ByteBuffer.allocate(TURN_BYTES)
        .putLong(message.expiresAt())
        .put((byte) (message.received() ? 1 : 0))
        .array();
  }

  static Turn turn(byte[] key, byte[] value) throws MalformedRecord {
    MalformedRecord.unless(key.length == TURN_KEY_BYTES && value.length == TURN_BYTES, "a turn");
    ByteBuffer at = ByteBuffer.wrap(key);
    return new Turn(at.getLong(9), at.getLong(17), ByteBuffer.wrap(value).getLong(), value[8] == 1);
  }
}
