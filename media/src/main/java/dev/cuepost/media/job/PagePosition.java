package dev.cuepost.media.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a page ended, as the opaque token that asks for the next one. */
record PagePosition(long createdMillis, String id) {
  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,18})-([0-9a-f]{32})");

  static PagePosition of(Instant createdAt, String id) {
    return new PagePosition(createdAt.toEpochMilli(), id);
  }

  static Optional<PagePosition> parse(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches()
        ? Optional.of(new PagePosition(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d-%s", createdMillis, id);
  }
}
