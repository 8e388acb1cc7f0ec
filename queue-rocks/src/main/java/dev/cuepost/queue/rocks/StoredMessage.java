package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Lease;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.MessageId;
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.HandleSigner.Claim;
import dev.cuepost.queue.engine.MessageIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * What is stored of a message besides its content.
 *
 * <p>It is Active when {@code visibleAt} has come; before that it is Delayed if it was never
 * received, else Inactive.
 *
 * @param sequence place in the order of sending, unique within its queue
 * @param uuid its name
 * @param priority 1 (first) to 16
 * @param enqueuedAt when it was sent, epoch milliseconds on the wall
 * @param visibleAt engine time when its delay or its lease ends, or when it was sent
 * @param expiresAt engine time when it ends whatever its state
 * @param firstDequeuedAt when it was first received, epoch milliseconds on the wall; without
 *     meaning while {@code dequeueCount} is 0
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

  /** Written out, since it is asked a dozen times for each message. */
  static final Comparator<StoredMessage> BY_VISIBILITY =
      (one, other) ->
          one.visibleAt != other.visibleAt
              ? Long.compare(one.visibleAt, other.visibleAt)
              : Long.compare(one.sequence, other.sequence);

  private static final UUID NOBODY = new UUID(0, 0);

  /** What stands for a place when messages are compared with it. */
  static StoredMessage at(Position place) {
    return new StoredMessage(place.sequence(), NOBODY, 0, 0, place.visibleAt(), 0, 0, 0, 0, false);
  }

  /** A new message; one that is delayed starts under a lease of its sender. */
  static StoredMessage sent(
      long sequence,
      UUID uuid,
      int priority,
      EngineClock.Reading time,
      Duration delay,
      Duration retention) {
    long now = time.engine();
    return new StoredMessage(
        sequence,
        uuid,
        priority,
        time.wall(),
        now + delay.toMillis(),
        now + retention.toMillis(),
        0,
        0,
        delay.isZero() ? 0 : 1,
        false);
  }

  StoredMessage received(EngineClock.Reading time, Duration timeout) {
    return new StoredMessage(
        sequence,
        uuid,
        priority,
        enqueuedAt,
        time.engine() + timeout.toMillis(),
        expiresAt,
        dequeueCount == 0 ? time.wall() : firstDequeuedAt,
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

  /** Whether it was ever received. */
  boolean received() {
    return dequeueCount > 0;
  }

  /** Whether the holder of that lease may hide the message for longer. */
  boolean extendableUnder(int number, long now) {
    return !visible(now) && number == lease;
  }

  boolean deletableUnder(int number, long now) {
    return !visible(now) && (number == lease || (extended && number == lease - 1));
  }

  MessageId id() {
    return MessageIds.id(uuid);
  }

  /**
   * Its newest lease.
   *
   * @param given when it was given
   */
  Lease lease(HandleSigner signer, long incarnation, EngineClock.Reading given) {
    return new Lease(
        signer.handle(new Claim(uuid, incarnation, expiresAt, sequence, lease)),
        given.onTheWall(visibleAt));
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
