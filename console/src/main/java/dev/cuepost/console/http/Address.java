package dev.cuepost.console.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** A path with a query behind it. */
public record Address(String text) {
  public static Address of(String path) {
    return new Address(path);
  }

  /** The same with one more value in its query, unless that is empty. */
  public Address with(String name, String value) {
    return value.isEmpty()
        ? this
        : new Address(
            text
                + (text.indexOf('?') < 0 ? '?' : '&')
                + name
                + '='
                + URLEncoder.encode(value, UTF_8));
  }

  @Override
  public String toString() {
    return text;
  }
}
