package dev.cuepost.queue.rocks;

import dev.cuepost.queue.rocks.MessageCodec.Turn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What one queue reads of itself from the disk. Every message that is stored is found there. */
interface Disk {
  /**
   * A stretch of a lane.
   *
   * @param from where it begins
   * @param limit how many turns at most
   * @return in order; fewer than the limit if the lane ends there
   */
  List<Turn> turns(int priority, Position from, int limit);

  /** Walks a lane from a place on, until it ends or the visitor does not want to go on. */
  void walk(int priority, Position from, Predicate<Turn> visitor);

  /** The messages of these turns, in their order. */
  List<StoredMessage> messages(List<Turn> turns);

  Optional<StoredMessage> message(long expiresAt, long sequence);

  /** Walks the messages in the order in which they end, from a time on. */
  void walkExpiry(long from, Predicate<StoredMessage> visitor);
}
