package dev.cuepost.cli.session;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads lengths of time such as 500ms, 2s, 5m and 1h. */
public final class Span implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (parts.matches()) {
      String unit = parts.group(2).toUpperCase(Locale.ROOT);
      long amount = Long.parseLong(parts.group(1));
      return unit.equals("MS") ? Duration.ofMillis(amount) : Duration.parse("PT" + amount + unit);
    }
    throw new TypeConversionException("'" + text + "' must be like 500ms, 2s, 5m or 1h");
  }
}
