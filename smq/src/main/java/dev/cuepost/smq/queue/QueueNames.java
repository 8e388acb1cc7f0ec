package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueLimits;
import dev.cuepost.smq.wire.SmqError;

/** The grammar of queue names: letters, digits and hyphens, not beginning with a hyphen. */
public final class QueueNames {
  private QueueNames() {}

  /** The name, if its characters are right. */
  public static String checked(String name) {
    if (!QueueLimits.isName(name)) {
      throw SmqError.INVALID_QUEUE_NAME.failure();
    }
    return name;
  }

  /** Refuses a name that is too long to be created. The text of the error speaks of 256. */
  static void checkLength(String name) {
    if (name.length() > QueueLimits.NAME_LENGTH_MAX) {
      throw SmqError.QUEUE_NAME_LENGTH.failure();
    }
  }
}
