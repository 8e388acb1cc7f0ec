package dev.cuepost.openapi.oss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Moments as signatures of version 4 tell them: {@code 20261122T014633Z}. */
final class CompactDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private CompactDate() {}

  static String of(Instant moment) {
    return FORMAT.format(moment);
  }

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(FORMAT.parse(text.strip(), Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
