package dev.cuepost.cli.listen;

import java.time.Duration;

/**
 * How requests are answered.
 *
 * @param failFirst how many requests of each event are answered with 500 before
 */
record Answers(Mode mode, int status, Duration delay, int failFirst) {
  enum Mode {
    STATUS,
    HANG,
    ENDLESS,
    CLOSE
  }

  int statusOf(int attempt) {
    return attempt <= failFirst ? 500 : status;
  }

  /** What will be done, in a few words. */
  String words(int attempt) {
    String slowly = delay.isZero() ? "" : " after " + delay.toMillis() / 1e3 + " s";
    return switch (mode) {
      case STATUS -> "answered " + statusOf(attempt) + slowly;
      case HANG -> "not answered";
      case ENDLESS -> "answered " + statusOf(attempt) + slowly + " without end";
      case CLOSE -> "connection closed" + slowly;
    };
  }
}
