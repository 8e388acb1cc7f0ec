package dev.cuepost.smq.connection;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The calls that wait, so that all of them can be answered when the server ends. Each waits no
 * longer than its client is there.
 */
public final class ParkedCalls {
  private final Set<Thread> parked = new HashSet<>();
  private boolean ending;

  /** Runs a wait of this thread's call, which an interrupt must end early. */
  public <T> T park(Supplier<T> wait) {
    enter();
    try {
      return WatchfulConnections.whileConnected(wait);
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    parked.add(Thread.currentThread());
    if (ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is interrupted after its wait is not meant any more. */
  private synchronized void leave() {
    parked.remove(Thread.currentThread());
    if (ending) {
      var _ = Thread.interrupted();
    }
  }

  /** Ends all waits, and those that are to come, as if nothing had come for them. */
  public synchronized void end() {
    ending = true;
    parked.forEach(Thread::interrupt);
  }
}
