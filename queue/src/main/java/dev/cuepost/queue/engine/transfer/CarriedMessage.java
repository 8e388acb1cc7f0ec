package dev.cuepost.queue.engine.transfer;

import dev.cuepost.queue.MessageProperties;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * All that is stored of a message. Its times of one kind are on the clock of the engine that it
 * comes from, those of the other on the wall; all are milliseconds.
 *
 * @param place where it stands among those that are received
 * @param name its id
 * @param expiresAt engine time when it ends whatever its state
 * @param enqueuedAt when it was sent, on the wall
 * @param firstDequeuedAt when it was first received, on the wall, if ever
 * @param dequeueCount how often it was received
 * @param lease number of its newest lease, counted from 1; 0 before the first
 * @param extended whether the newest lease continues the one before it
 */
public record CarriedMessage(
    Place place,
    UUID name,
    long expiresAt,
    long enqueuedAt,
    OptionalLong firstDequeuedAt,
    int dequeueCount,
    int lease,
    boolean extended,
    String body,
    MessageProperties properties) {

  /**
   * Messages are received in the order of their places.
   *
   * @param priority 1 (first) to 16
   * @param visibleAt engine time when its delay or its lease ends, or when it was sent
   * @param sequence tells apart those that are visible since the same moment; means nothing to
   *     another engine
   */
  public record Place(int priority, long visibleAt, long sequence) {
    /** Before all messages. */
    public static final Place BEGINNING = new Place(0, 0, 0);
  }
}
