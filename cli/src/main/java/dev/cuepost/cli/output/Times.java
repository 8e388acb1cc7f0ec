package dev.cuepost.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Times as SMQ tells them. */
public final class Times {
  /** Later than any time in seconds, earlier than any in milliseconds. */
  private static final long SECONDS_MAX = 100_000_000_000L;

  private Times() {}

  /** As ISO text in UTC; empty if there is none. */
  public static String shown(JsonNode number) {
    long value = number.asLong();
    if (value <= 0) {
      return "";
    }
    return (value < SECONDS_MAX ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value))
        .toString();
  }
}
