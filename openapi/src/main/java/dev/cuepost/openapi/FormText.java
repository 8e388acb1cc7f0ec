package dev.cuepost.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters as they stand in a query or in a form body: {@code name=value&name=value}. */
public final class FormText {
  private FormText() {}

  /**
   * Reads the text into the map. A parameter that is there already stays as it is. Both {@code +}
   * and {@code %20} are a space.
   *
   * @throws IllegalArgumentException if an escape is malformed or the map would hold more than
   *     {@code limit}
   */
  public static void read(String text, Map<String, String> into, int limit) {
    for (String part : text.split("&", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      into.putIfAbsent(decode(name), decode(value));
      if (into.size() > limit) {
        throw new IllegalArgumentException("A request has at most " + limit + " parameters.");
      }
    }
  }

  /**
   * Names, decoded, of the parameters that have an equals sign and nothing behind it: {@code a} of
   * {@code a=&b&c=1}.
   *
   * @throws IllegalArgumentException if an escape is malformed
   */
  public static Set<String> emptied(String text) {
    return Stream.of(text.split("&", -1))
        .filter(part -> part.indexOf('=') == part.length() - 1)
        .filter(part -> !part.isEmpty())
        .map(part -> decode(part.substring(0, part.length() - 1)))
        .collect(Collectors.toSet());
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("A parameter is not percent-encoded UTF-8.", e);
    }
  }
}
