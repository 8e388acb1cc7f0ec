package dev.cuepost.audit.load;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages the clients have put into the queue and not taken out, about. Senders pause
 * while it is large, so that a run measures a queue in use and its drain stays short. Any number of
 * threads may share it.
 */
final class Backlog {
  private static final long LARGE = 3_000;

  private final AtomicLong messages = new AtomicLong();

  void add(long sent) {
    messages.addAndGet(sent);
  }

  void remove(long deleted) {
    messages.addAndGet(-deleted);
  }

  boolean isLarge() {
    return messages.get() > LARGE;
  }
}
