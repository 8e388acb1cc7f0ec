package dev.cuepost.smq;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.VisibilityOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An engine whose disk has no room for more messages. */
record FullDisk(QueueEngine engine) implements QueueEngine {
  @Override
  public VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    return engine.changeVisibility(id, handle, timeout);
  }

  @Override
  public CreateOutcome create(QueueId id, QueueAttributes attributes) {
    return engine.create(id, attributes);
  }

  @Override
  public boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    return engine.change(id, change);
  }

  @Override
  public Optional<QueueStatus> status(QueueId id) {
    return engine.status(id);
  }

  @Override
  public QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    return engine.list(owner, prefix, after, limit);
  }

  @Override
  public boolean delete(QueueId id) {
    return engine.delete(id);
  }

  @Override
  public SendOutcome send(QueueId id, List<Draft> drafts) {
    return new SendOutcome.NoSpace();
  }

  @Override
  public ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    return engine.receive(id, max, wait);
  }

  @Override
  public PeekOutcome peek(QueueId id, int max) {
    return engine.peek(id, max);
  }

  @Override
  public DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    return engine.delete(id, handles);
  }

  @Override
  public void close() {
    engine.close();
  }
}
