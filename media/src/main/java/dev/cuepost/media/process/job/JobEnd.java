package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Failure;

/** How an attempt at a job ended. */
sealed interface JobEnd {
  /** All that it makes is stored. */
  record Succeeded(Result result) implements JobEnd {}

  /** It cannot be done. */
  record Failed(Failure failure) implements JobEnd {
    static Failed of(String code, String message) {
      return new Failed(new Failure(code, message));
    }
  }

  /** It was broken off; another worker does it. */
  record Interrupted() implements JobEnd {}
}
