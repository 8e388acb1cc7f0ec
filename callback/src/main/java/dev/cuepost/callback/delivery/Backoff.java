package dev.cuepost.callback.delivery;

import java.time.Duration;

/** Pauses that double while a trouble lasts. One thread at a time. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** How long to wait this time. */
  Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return pause;
  }

  /** The trouble is over. */
  void reset() {
    next = first;
  }
}
