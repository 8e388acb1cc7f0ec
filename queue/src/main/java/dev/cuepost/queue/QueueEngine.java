package dev.cuepost.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Durable queues with at-least-once delivery. What an engine must do is written as tests in {@code
 * QueueEngineContract}.
 *
 * <p>A message is Delayed until its delay is over, then Active; a receive makes it Inactive until
 * its lease ends, when it is Active again. It leaves by a delete or when its retention is over,
 * whatever its state. Receives take the lowest priority number first, then the oldest visible.
 *
 * <p>Methods block and may be called from any number of (virtual) threads. Whatever a method
 * reports as done is as durable as the queue promises ({@link Durability}) before it returns;
 * unless it was asked for less, that is synced to stable storage. Engines make no assumption that
 * one process holds a queue alone. A failure of the storage is an {@link
 * java.io.UncheckedIOException}; the caller then knows nothing about the outcome.
 */
public interface QueueEngine extends AutoCloseable {
  /** Creates the queue, or reports how the one that stands compares. */
  CreateOutcome create(QueueId id, QueueAttributes attributes);

  /**
   * Replaces the attributes, atomically; they apply to later sends and receives. Messages keep the
   * expiry they were stored with.
   *
   * @return false if there is no such queue
   */
  boolean change(QueueId id, UnaryOperator<QueueAttributes> change);

  Optional<QueueStatus> status(QueueId id);

  /**
   * One page of the owner's queues, in ascending order of name.
   *
   * @param prefix only names that begin so; empty for all
   * @param after only names that sort behind this one, if given
   * @param limit 1 or more
   */
  QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit);

  /**
   * Deletes the queue and its messages and ends the waiting receives.
   *
   * @return false if there was none
   */
  boolean delete(QueueId id);

  /** Stores all the messages or none. */
  SendOutcome send(QueueId id, List<Draft> drafts);

  /**
   * Takes what is visible, up to {@code max}, and hides it for the queue's visibility timeout. When
   * nothing is visible, waits until something is, by a send, the end of a delay or of a lease. Does
   * not wait to fill {@code max}. An interrupt ends the wait with {@link ReceiveOutcome.Nothing}
   * and stays set; no message is taken then.
   *
   * @param max 1 or more
   * @param wait how long to wait; absent: the queue's own polling wait
   */
  ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait);

  /** Shows what a receive would take now; nothing changes. */
  PeekOutcome peek(QueueId id, int max);

  /** Deletes the messages whose current lease, or delay, the handles name. */
  DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles);

  /**
   * Hides the message for this long from now on, under a new handle. The handle before it still
   * deletes the message until then; a later receive voids both.
   *
   * @param timeout positive, at most 12 h
   */
  VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout);

  /** Ends waiting receives, syncs and lets go of the storage. */
  @Override
  void close();
}
