package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Message;
import dev.cuepost.queue.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stored of a message besides its body. All times are epoch milliseconds.
 *
 * <p>It is Active when {@code visibleAt} has come; before that it is Delayed if it was never
 * received, else Inactive.
 *
 * @param sequence place in the order of sending, unique within its queue
 * @param uuid its name
 * @param priority 1 (first) to 16
 * @param enqueuedAt when it was sent
 * @param visibleAt when its delay or its lease ends, or when it was sent
 * @param expiresAt when it ends whatever its state
 * @param firstDequeuedAt when it was first received; without meaning while {@code dequeueCount} is
 *     0
 * @param dequeueCount how often it was received
 * @param lease number of its newest lease, counted from 1; 0 before the first
 * @param extended whether the newest lease continues the one before it, whose handle then still
 *     deletes the message
 */
record StoredMessage(
    long sequence,
    UUID uuid,
    int priority,
    long enqueuedAt,
    long visibleAt,
    long expiresAt,
    long firstDequeuedAt,
    int dequeueCount,
    int lease,
    boolean extended) {

  static final Comparator<StoredMessage> BY_VISIBILITY =
      Comparator.comparingLong(StoredMessage::visibleAt).thenComparingLong(StoredMessage::sequence);

  static final Comparator<StoredMessage> BY_TURN =
      Comparator.comparingInt(StoredMessage::priority).thenComparing(BY_VISIBILITY);

  static final Comparator<StoredMessage> BY_EXPIRY =
      Comparator.comparingLong(StoredMessage::expiresAt).thenComparingLong(StoredMessage::sequence);

  /** A new message; one that is delayed starts under a lease of its sender. */
  static StoredMessage sent(
      long sequence, UUID uuid, int priority, long now, Duration delay, Duration retention) {
    return new StoredMessage(
        sequence,
        uuid,
        priority,
        now,
        now + delay.toMillis(),
        now + retention.toMillis(),
        0,
        0,
        delay.isZero() ? 0 : 1,
        false);
  }

  StoredMessage received(long now, Duration timeout) {
    return new StoredMessage(
        sequence,
        uuid,
        priority,
        enqueuedAt,
        now + timeout.toMillis(),
        expiresAt,
        dequeueCount == 0 ? now : firstDequeuedAt,
        dequeueCount + 1,
        lease + 1,
        false);
  }

  StoredMessage hidden(long now, Duration timeout) {
    return new StoredMessage(
        sequence,
        uuid,
        priority,
        enqueuedAt,
        now + timeout.toMillis(),
        expiresAt,
        firstDequeuedAt,
        dequeueCount,
        lease + 1,
        true);
  }

  boolean visible(long now) {
    return visibleAt <= now;
  }

  boolean expired(long now) {
    return expiresAt <= now;
  }

  boolean delayed() {
    return dequeueCount == 0;
  }

  /** Whether the holder of that lease may hide the message for longer. */
  boolean extendableUnder(int number, long now) {
    return !visible(now) && number == lease;
  }

  boolean deletableUnder(int number, long now) {
    return !visible(now) && (number == lease || (extended && number == lease - 1));
  }

  MessageId id() {
    HexFormat hex = HexFormat.of().withUpperCase();
    return new MessageId(
        hex.toHexDigits(uuid.getMostSignificantBits())
            + hex.toHexDigits(uuid.getLeastSignificantBits()));
  }

  Message with(MessageContent content) {
    return new Message(
        id(),
        content.body(),
        priority,
        Instant.ofEpochMilli(enqueuedAt),
        dequeueCount == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(firstDequeuedAt)),
        dequeueCount,
        content.properties());
  }
}
