package dev.cuepost.cli.session;

import dev.cuepost.cli.outcome.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Moments as people write them: {@code 2026-12-01T08:00:00Z}, or how long ago, such as 2h. */
public final class GivenTime {
  private GivenTime() {}

  /**
   * As operations are told of it.
   *
   * @param option where it was written
   */
  public static String read(String option, String text, InstantSource clock) {
    try {
      Instant time =
          text.matches("[0-9]{1,6}[smhd]")
              ? clock.instant().minus(duration(text))
              : Instant.parse(text);
      return time.truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      throw Failure.usage(
          "%s must be like 2026-12-01T08:00:00Z or 2h, was '%s'".formatted(option, text));
    }
  }

  private static Duration duration(String text) {
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
