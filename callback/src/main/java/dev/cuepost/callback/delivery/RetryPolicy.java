package dev.cuepost.callback.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schedule with the name by which a user chooses it.
 *
 * @param name one of {@link #NAMES}, or a list of delays such as {@code 1s,30s,5m,2h}
 * @param schedule what it stands for
 */
public record RetryPolicy(String name, RetrySchedule schedule) {
  private static final Map<String, RetrySchedule> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("ims", RetrySchedule.DOCUMENTED);
    NAMED.put("vod", RetrySchedule.DOCUMENTED);
    NAMED.put("exponential", doubling(Duration.ofSeconds(1), Duration.ofHours(4)));
    // Source: Standard Webhooks, "Deliverability and reliability".
    NAMED.put("standard-webhooks", list("5s,5m,30m,2h,5h,10h,14h,20h,24h"));
  }

  /** The names of the policies that are there. */
  public static final List<String> NAMES = List.copyOf(NAMED.keySet());

  /** What holds unless a user chooses another. */
  public static final RetryPolicy DOCUMENTED = parse("ims");

  /**
   * Reads a name or a list of delays.
   *
   * @throws IllegalArgumentException with a sentence, if it is neither
   */
  public static RetryPolicy parse(String text) {
    RetrySchedule named = NAMED.get(text);
    return new RetryPolicy(text, named == null ? list(text) : named);
  }

  /**
   * When the attempts of a delivery would be made, if each of them failed.
   *
   * @param first when the first one is made
   * @param each how long each takes
   */
  public List<Instant> attempts(Instant first, Duration each) {
    var times = new ArrayList<Instant>();
    times.add(first);
    for (Duration delay : schedule.delays()) {
      times.add(times.getLast().plus(each).plus(delay));
    }
    return times;
  }

  private static RetrySchedule doubling(Duration first, Duration longest) {
    var delays = new ArrayList<Duration>();
    for (Duration delay = first; delay.compareTo(longest) < 0; delay = delay.multipliedBy(2)) {
      delays.add(delay);
    }
    delays.add(longest);
    return new RetrySchedule(delays);
  }

  private static RetrySchedule list(String text) {
    return new RetrySchedule(Arrays.stream(text.split(",", -1)).map(RetryPolicy::delay).toList());
  }

  private static Duration delay(String text) {
    String word = text.strip();
    if (!word.matches("[0-9]{1,6}(ms|s|m|h)")) {
      throw new IllegalArgumentException(
          "a retry policy is one of %s or a list of delays such as 1s,30s,5m,2h, not %s"
              .formatted(String.join(", ", NAMED.keySet()), text));
    }
    long number = Long.parseLong(word.replaceAll("[a-z]+", ""));
    return switch (word.replaceAll("[0-9]+", "")) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
