package dev.cuepost.queue.rocks;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Names for messages, without asking for randomness each time: half of a name is random for each
 * opening of the store, the other half a sequence that repeats after 2^64 names. A name need only
 * be unique; what must not be guessed is the receipt handle.
 */
final class MessageIds {
  /** Odd, so that every number comes up once, and so chosen that they look scattered. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long opening;
  private final AtomicLong next;

  MessageIds(RandomGenerator random) {
    opening = random.nextLong();
    next = new AtomicLong(random.nextLong());
  }

  UUID next() {
    return new UUID(opening, next.getAndAdd(STEP));
  }
}
