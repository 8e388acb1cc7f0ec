package dev.cuepost.callback.event;

import java.util.regex.Pattern;

/**
 * An event's name, the same over all its deliveries and attempts.
 *
 * @param value 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}; it travels as a header
 */
public record EventId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public EventId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an event's id has 1 to 64 letters, digits, '.', '_' and '-', was " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
