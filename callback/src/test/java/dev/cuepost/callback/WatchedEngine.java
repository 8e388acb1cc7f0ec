package dev.cuepost.callback;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An engine that counts, so that a test can wait for what leaves no other trace. */
record WatchedEngine(QueueEngine engine, AtomicInteger hides) implements QueueEngine {
  WatchedEngine(QueueEngine engine) {
    this(engine, new AtomicInteger());
  }

  /** How many visibility timeouts have been changed. */
  int hidden() {
    return hides.get();
  }

  @Override
  public VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    VisibilityOutcome outcome = engine.changeVisibility(id, handle, timeout);
    hides.incrementAndGet();
    return outcome;
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
    return engine.send(id, drafts);
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
