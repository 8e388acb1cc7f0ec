package dev.cuepost.clients.vod;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Asks until the answer is the awaited one: a client of VOD alone hears of no events. */
final class Poll {
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Poll() {}

  /** Throws if no answer within the bound was the awaited one. */
  static <T> T until(Predicate<T> awaited, Callable<T> question) throws Exception {
    long began = System.nanoTime();
    while (true) {
      T answer = question.call();
      if (awaited.test(answer)) {
        return answer;
      }
      if (System.nanoTime() - began > BOUND.toNanos()) {
        throw new IllegalStateException("after " + BOUND + " still " + answer);
      }
      Thread.sleep(PAUSE);
    }
  }
}
