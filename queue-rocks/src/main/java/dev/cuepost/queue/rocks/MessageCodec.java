package dev.cuepost.queue.rocks;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Messages and bodies as bytes. Numbers are big-endian, so that the keys of one queue stand
 * together, in order of sending.
 */
final class MessageCodec {
  private static final byte LAYOUT = 1;
  private static final int MESSAGE_BYTES = 1 + 16 + 1 + 4 * 8 + 2 * 4 + 1;

  private MessageCodec() {}

  /** The key of a message, and of its body. */
  static byte[] key(long incarnation, long sequence) {
    return ByteBuffer.allocate(16).putLong(incarnation).putLong(sequence).array();
  }

  /** The first key of a queue. */
  static byte[] firstKey(long incarnation) {
    return ByteBuffer.allocate(8).putLong(incarnation).array();
  }

  /** The key that ends a queue: no message has it, since sequences count from 0. */
  static byte[] endKey(long incarnation) {
    return key(incarnation, -1);
  }

  static long incarnation(byte[] key) throws MalformedRecord {
    MalformedRecord.unless(key.length == 16, "the key of a message");
    return ByteBuffer.wrap(key).getLong();
  }

  static byte[] message(StoredMessage message) {
    return ByteBuffer.allocate(MESSAGE_BYTES)
        .put(LAYOUT)
        .putLong(message.uuid().getMostSignificantBits())
        .putLong(message.uuid().getLeastSignificantBits())
        .put((byte) message.priority())
        .putLong(message.enqueuedAt())
        .putLong(message.visibleAt())
        .putLong(message.expiresAt())
        .putLong(message.firstDequeuedAt())
        .putInt(message.dequeueCount())
        .putInt(message.lease())
        .put((byte) (message.extended() ? 1 : 0))
        .array();
  }

  static StoredMessage message(byte[] key, byte[] value) throws MalformedRecord {
    MalformedRecord.unless(key.length == 16, "the key of a message");
    MalformedRecord.unless(value.length == MESSAGE_BYTES && value[0] == LAYOUT, "a message");
    ByteBuffer in = ByteBuffer.wrap(value, 1, MESSAGE_BYTES - 1);
    return new StoredMessage(
        ByteBuffer.wrap(key).getLong(8),
        new UUID(in.getLong(), in.getLong()),
        in.get(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getInt(),
        in.getInt(),
        in.get() == 1);
  }
}
