package dev.cuepost.callback;

import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;

/**
 * A clock that stands still until a test moves it, at any moment: whoever waits looks at it every
 * few milliseconds, so that none can have missed the move between its reckoning and its wait.
 */
final class RestlessClock implements TimeSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  void advance(Duration by) {
    now.updateAndGet(at -> at.plus(by));
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the caller's loop, by this method's contract
  public void await(Condition condition, Duration atMost) throws InterruptedException {
    var _ = condition.await(2, TimeUnit.MILLISECONDS);
  }
}
