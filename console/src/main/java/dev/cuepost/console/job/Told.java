package dev.cuepost.console.job;

import dev.cuepost.callback.delivery.DeliveryLog.Journey;
import dev.cuepost.callback.delivery.DeliveryLog.RecordedEvent;
import java.util.List;

/**
 * An event and what became of it.
 *
 * @param ways its deliveries; none if nobody wanted it
 */
public record Told(RecordedEvent event, List<Way> ways) {
  public Told {
    ways = List.copyOf(ways);
  }

  /**
   * A delivery and what is behind it.
   *
   * @param fate of the message, where it went to a queue
   */
  public record Way(Journey journey, Fate fate) {}

  /** What is known of a message behind its arrival on a queue. */
  public enum Fate {
    /** It did not go to a queue, or has not arrived. */
    NONE,
    /** It waits there, and nobody has received it. */
    WAITING,
    /** It waits there again after somebody had received it. */
    RETURNED,
    /** Nothing is on the queue any more. */
    GONE,
    /** The queue has messages, and which of them are in somebody's hands is not told by name. */
    UNKNOWN,
    /** The queue itself is gone. */
    NO_QUEUE,
    /** The visitor may not look into the queue. */
    DENIED
  }

  /** Whether something of it goes on. */
  public boolean goesOn() {
    return ways.stream().anyMatch(way -> way.journey().delivery().endedAt().isEmpty());
  }
}
