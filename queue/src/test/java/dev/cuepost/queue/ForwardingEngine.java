package dev.cuepost.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An engine that passes every call on to another one. Tests override what shall differ or be seen.
 */
public interface ForwardingEngine extends QueueEngine {
  /** The one behind. */
  QueueEngine engine();

  @Override
  default VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    return engine().changeVisibility(id, handle, timeout);
  }

  @Override
  default CreateOutcome create(QueueId id, QueueAttributes attributes) {
    return engine().create(id, attributes);
  }

  @Override
  default boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    return engine().change(id, change);
  }

  @Override
  default Optional<QueueStatus> status(QueueId id) {
    return engine().status(id);
  }

  @Override
  default QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    return engine().list(owner, prefix, after, limit);
  }

  @Override
  default boolean delete(QueueId id) {
    return engine().delete(id);
  }

  @Override
  default SendOutcome send(QueueId id, List<Draft> drafts) {
    return engine().send(id, drafts);
  }

  @Override
  default ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    return engine().receive(id, max, wait);
  }

  @Override
  default PeekOutcome peek(QueueId id, int max) {
    return engine().peek(id, max);
  }

  @Override
  default DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    return engine().delete(id, handles);
  }

  @Override
  default void close() {
    engine().close();
  }
}
