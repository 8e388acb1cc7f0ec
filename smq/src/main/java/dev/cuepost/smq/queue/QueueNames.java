package dev.cuepost.smq.queue;

import dev.cuepost.smq.wire.SmqError;
import java.util.regex.Pattern;

/** The grammar of queue names: letters, digits and hyphens, not beginning with a hyphen. */
public final class QueueNames {
  /** Source: Message Service documentation, "Limits". The text of the error speaks of 256. */
  private static final int LENGTH_MAX = 120;

  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

  private QueueNames() {}

  /** The name, if its characters are right. */
  public static String checked(String name) {
    if (!GRAMMAR.matcher(name).matches()) {
      throw SmqError.INVALID_QUEUE_NAME.failure();
    }
    return name;
  }

  /** Refuses a name that is too long to be created. */
  static void checkLength(String name) {
    if (name.length() > LENGTH_MAX) {
      throw SmqError.QUEUE_NAME_LENGTH.failure();
    }
  }
}
