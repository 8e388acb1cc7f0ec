package dev.cuepost.identity.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of value that conditions compare.
 *
 * @param description what a text must be to be one
 * @param reading empty for a text that is none
 */
record Kind<T>(String description, Function<String, Optional<T>> reading) {
  static final Kind<String> TEXT = new Kind<>("a string", Optional::of);
  static final Kind<BigDecimal> NUMBER = new Kind<>("a decimal number", Kind::number);
  static final Kind<Instant> DATE =
      new Kind<>("a time such as 2026-01-31T17:00:00+08:00", Kind::date);
  static final Kind<Boolean> BOOL = new Kind<>("true or false", Kind::bool);
  static final Kind<AddressBlock> ADDRESS =
      new Kind<>("an IP address or a CIDR block", AddressBlock::read);

  /** Without an exponent, which would make a few characters a number of a million digits. */
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  Optional<T> read(String text) {
    return reading.apply(text);
  }

  /** Reads a value of a policy. */
  T read(Field field) {
    return read(field.scalar()).orElseThrow(() -> field.mustBe(description));
  }

  private static Optional<BigDecimal> number(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> bool(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
