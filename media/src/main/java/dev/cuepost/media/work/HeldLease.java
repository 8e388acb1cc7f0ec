package dev.cuepost.media.work;

import dev.cuepost.queue.Lease;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.VisibilityOutcome;
import java.time.Duration;
import java.util.List;

/**
 * A worker's hold on its message. The heartbeat thread extends it while the worker's thread ends
 * it, so both go through this object's lock.
 */
final class HeldLease {
  private final QueueEngine engine;
  private final QueueId queue;
  private Lease lease;
  private boolean over;

  HeldLease(QueueEngine engine, QueueId queue, Lease lease) {
    this.engine = engine;
    this.queue = queue;
    this.lease = lease;
  }

  /**
   * Holds the message for this long from now on.
   *
   * @return false if the hold is lost: another worker may have the message
   */
  synchronized boolean extend(Duration by) {
    if (over) {
      return true;
    }
    return switch (engine.changeVisibility(queue, lease.handle(), by)) {
      case VisibilityOutcome.Changed(Lease longer) -> {
        lease = longer;
        yield true;
      }
      case VisibilityOutcome.Refused _, VisibilityOutcome.NoSuchQueue _ -> false;
    };
  }

  /** The work is done: the message goes. */
  synchronized void done() {
    over = true;
    engine.delete(queue, List.of(lease.handle()));
  }

  /** The work is not done: another worker may have the message at once. */
  synchronized void giveBack() {
    if (!over) {
      over = true;
      engine.changeVisibility(queue, lease.handle(), Duration.ofMillis(1));
    }
  }
}
