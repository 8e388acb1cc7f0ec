package dev.cuepost.queue.postgres;

import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** A node's clock that is two days late, and that nobody sets. */
record OwnClock(TimeSource time) implements TimeSource {
  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(Duration.ofDays(20_000)).plusMillis(steadyMillis());
  }

  @Override
  public long steadyMillis() {
    return time.steadyMillis();
  }

  @Override
  public void await(Condition condition, long until) throws InterruptedException {
    time.await(condition, until);
  }
}
