package dev.cuepost.queue.engine;

import dev.cuepost.queue.MessageId;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Names for messages, without asking for randomness each time: half of a name is random for each
 * opening of the store, the other half a sequence that repeats after 2^64 names. A name need only
 * be unique; what must not be guessed is the receipt handle.
 */
public final class MessageIds {
  /** Odd, so that every number comes up once, and so chosen that they look scattered. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long opening;
  private final AtomicLong next;

  /** Names of one opening of a store. */
  public MessageIds(RandomGenerator random) {
    opening = random.nextLong();
    next = new AtomicLong(random.nextLong());
  }

  /** A name that was never given. */
  public UUID next() {
    return new UUID(opening, next.getAndAdd(STEP));
  }

  /** The name as clients see it. */
  public static MessageId id(UUID uuid) {
    HexFormat hex = HexFormat.of().withUpperCase();
    return new MessageId(
        hex.toHexDigits(uuid.getMostSignificantBits())
            + hex.toHexDigits(uuid.getLeastSignificantBits()));
  }
}
