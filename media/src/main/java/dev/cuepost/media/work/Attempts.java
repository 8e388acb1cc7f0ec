package dev.cuepost.media.work;

import java.io.IOException;

/** How often a job may be begun, and what is said of one that was begun as often in vain. */
public final class Attempts {
  /** A job that was begun so often and never ended takes its worker down each time. */
  public static final int MAX = 5;

  /** Why a job fails that its workers did not survive. */
  public static final String NEVER_ENDED =
      "The job was begun %d times and never came to an end.".formatted(MAX);

  private Attempts() {}

  /** Why a job fails whose last attempt was broken off for this reason. */
  public static String brokenOff(IOException reason) {
    return "The job was begun %d times and broken off, at last by this: %s"
        .formatted(MAX, reason.getMessage());
  }
}
