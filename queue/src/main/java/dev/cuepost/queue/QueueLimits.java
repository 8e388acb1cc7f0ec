package dev.cuepost.queue;

import java.time.Duration;

/**
 * What users may choose about queues and messages.
 *
 * <p>Source: Message Service documentation, "Limits"
 * (https://www.alibabacloud.com/help/en/mns/product-overview/limits).
 */
public final class QueueLimits {
  public static final Range DELAY_SECONDS = new Range(0, 604_800);
  public static final Range MAXIMUM_MESSAGE_BYTES = new Range(1_024, 65_536);
  public static final Range RETENTION_SECONDS = new Range(60, 604_800);
  public static final Range VISIBILITY_SECONDS = new Range(1, 43_200);
  public static final Range POLLING_WAIT_SECONDS = new Range(0, 30);
  public static final Range PRIORITY = new Range(1, 16);

  /** How many messages one request may take, look at or send. */
  public static final Range BATCH = new Range(1, 16);

  public static final int NAME_LENGTH_MAX = 120;

  private QueueLimits() {}

  /** Whole numbers from the lowest to the highest. */
  public record Range(int low, int high) {
    public boolean holds(long value) {
      return low <= value && value <= high;
    }

    /** Whether it is whole seconds of this range. */
    public boolean holds(Duration seconds) {
      return seconds.getNano() == 0 && holds(seconds.getSeconds());
    }
  }

  /**
   * Whether a queue's name has the right characters: letters, digits and hyphens, not beginning
   * with a hyphen. It may still be too long to be created.
   */
  public static boolean isName(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isOfName(text.charAt(at))) {
        return false;
      }
    }
    return !text.isEmpty() && text.charAt(0) != '-';
  }

  private static boolean isOfName(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '-';
  }
}
