package dev.cuepost.queue.engine.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.engine.PropertiesCodec;
import dev.cuepost.queue.engine.transfer.CarriedMessage.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What a queue comes to: two of the same sum have the same attributes and the same messages in the
 * same order.
 *
 * @param digest SHA-256 over all of it but the sequences of messages, in hex
 */
public record QueueSum(QueueId queue, long messages, String digest) {
  private static final int BATCH = 500;

  /**
   * Goes through the queue.
   *
   * @param progress is told now and then how many messages it has seen
   */
  public static QueueSum of(QueueStock stock, CarriedQueue queue, LongConsumer progress)
      throws IOException {
    var digest = sha256();
    add(digest, queue);
    long messages = 0;
    List<CarriedMessage> batch = stock.messages(queue, Place.BEGINNING, BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(message -> add(digest, message));
      messages += batch.size();
      progress.accept(messages);
      batch = stock.messages(queue, batch.getLast().place(), BATCH);
    }
    return new QueueSum(queue.id(), messages, HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, CarriedQueue queue) {
    text(digest, queue.id().owner().account().getBytes(UTF_8));
    text(digest, queue.id().owner().region().getBytes(UTF_8));
    text(digest, queue.id().name().getBytes(UTF_8));
    QueueAttributes attributes = queue.attributes();
    text(digest, attributes.durability().name().getBytes(UTF_8));
    digest.update(
        ByteBuffer.allocate(8 * 8)
            .putLong(attributes.delay().toMillis())
            .putLong(attributes.maximumMessageBytes())
            .putLong(attributes.retention().toMillis())
            .putLong(attributes.visibilityTimeout().toMillis())
            .putLong(attributes.pollingWait().toMillis())
            .putLong(attributes.logging() ? 1 : 0)
            .putLong(queue.createdAt().toEpochMilli())
            .putLong(queue.modifiedAt().toEpochMilli())
            .flip());
  }

  private static void add(MessageDigest digest, CarriedMessage message) {
    digest.update(
        ByteBuffer.allocate(10 * 8)
            .putLong(message.name().getMostSignificantBits())
            .putLong(message.name().getLeastSignificantBits())
            .putLong(message.place().priority())
            .putLong(message.place().visibleAt())
            .putLong(message.expiresAt())
            .putLong(message.enqueuedAt())
            .putLong(message.firstDequeuedAt().orElse(-1))
            .putLong(message.dequeueCount())
            .putLong(message.lease())
            .putLong(message.extended() ? 1 : 0)
            .flip());
    text(digest, message.body().getBytes(UTF_8));
    text(digest, PropertiesCodec.bytes(message.properties()));
  }

  private static void text(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
