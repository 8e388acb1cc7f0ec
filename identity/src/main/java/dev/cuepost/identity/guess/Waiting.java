package dev.cuepost.identity.guess;

import java.time.Duration;

/** How a thread lets time pass. */
@FunctionalInterface
public interface Waiting {
  void pass(Duration time) throws InterruptedException;
}
