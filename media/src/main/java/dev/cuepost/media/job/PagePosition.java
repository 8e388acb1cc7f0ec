package dev.cuepost.media.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Where a page ended, as the opaque token that asks for the next one. */
record PagePosition(long createdMillis, String id) {
  static PagePosition of(Instant createdAt, String id) {
    return new PagePosition(createdAt.toEpochMilli(), id);
  }

  static Optional<PagePosition> parse(String token) {
    int dash = token.indexOf('-');
    try {
      return dash < 1
          ? Optional.empty()
          : Optional.of(
              new PagePosition(
                  Long.parseLong(token.substring(0, dash)), token.substring(dash + 1)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d-%s", createdMillis, id);
  }
}
