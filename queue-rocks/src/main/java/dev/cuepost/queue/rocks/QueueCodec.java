package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.Durability;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Queue definitions as bytes. The key is account, region and name, each as a length of two bytes
 * and UTF-8.
 */
final class QueueCodec {
  private static final byte LAYOUT = 2;
  private static final int VALUE_BYTES = 1 + 3 * 8 + 5 * 4 + 2;

  private QueueCodec() {}

  static byte[] key(QueueId id) {
    byte[] account = id.owner().account().getBytes(UTF_8);
    byte[] region = id.owner().region().getBytes(UTF_8);
    byte[] name = id.name().getBytes(UTF_8);
    ByteBuffer out = ByteBuffer.allocate(6 + account.length + region.length + name.length);
    putText(out, account);
    putText(out, region);
    putText(out, name);
    return out.array();
  }

  static byte[] value(StoredQueue queue) {
    QueueAttributes attributes = queue.attributes();
    return ByteBuffer.allocate(VALUE_BYTES)
        .put(LAYOUT)
        .putLong(queue.incarnation())
        .putLong(queue.createdAt().toEpochMilli())
        .putLong(queue.modifiedAt().toEpochMilli())
        .putInt((int) attributes.delay().toSeconds())
        .putInt(attributes.maximumMessageBytes())
        .putInt((int) attributes.retention().toSeconds())
        .putInt((int) attributes.visibilityTimeout().toSeconds())
        .putInt((int) attributes.pollingWait().toSeconds())
        .put((byte) (attributes.logging() ? 1 : 0))
        .put(code(attributes.durability()))
        .array();
  }

  static StoredQueue queue(byte[] key, byte[] value) throws MalformedRecord {
    MalformedRecord.unless(value.length == VALUE_BYTES && value[0] == LAYOUT, "a queue");
    ByteBuffer in = ByteBuffer.wrap(value, 1, VALUE_BYTES - 1);
    try {
      QueueId id = id(ByteBuffer.wrap(key));
      long incarnation = in.getLong();
      Instant createdAt = Instant.ofEpochMilli(in.getLong());
      Instant modifiedAt = Instant.ofEpochMilli(in.getLong());
      var attributes =
          new QueueAttributes(
              Duration.ofSeconds(in.getInt()),
              in.getInt(),
              Duration.ofSeconds(in.getInt()),
              Duration.ofSeconds(in.getInt()),
              Duration.ofSeconds(in.getInt()),
              in.get() == 1,
              durability(in.get()));
      return new StoredQueue(id, incarnation, attributes, createdAt, modifiedAt);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw MalformedRecord.of("a queue", e);
    }
  }

  private static byte code(Durability durability) {
    return switch (durability) {
      case FSYNC -> 1;
      case ASYNC -> 2;
      case MEMORY -> 3;
    };
  }

  private static Durability durability(byte code) {
    return switch (code) {
      case 1 -> Durability.FSYNC;
      case 2 -> Durability.ASYNC;
      case 3 -> Durability.MEMORY;
      default -> throw new IllegalArgumentException("a durability of code " + code);
    };
  }

  private static QueueId id(ByteBuffer key) {
    var owner = new QueueOwner(text(key), text(key));
    return new QueueId(owner, text(key));
  }

  private static void putText(ByteBuffer out, byte[] text) {
    if (text.length > 0xFFFF) {
      throw new IllegalArgumentException("a part of a queue's id must be at most 65535 bytes");
    }
    out.putShort((short) text.length).put(text);
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(text);
    return new String(text, UTF_8);
  }
}
