package dev.cuepost.callback;

import dev.cuepost.queue.ForwardingEngine;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.VisibilityOutcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that counts, so that a test can wait for what leaves no other trace. */
record WatchedEngine(QueueEngine engine, AtomicInteger hides) implements ForwardingEngine {
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
}
