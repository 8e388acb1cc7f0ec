package dev.cuepost.smq.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request's query by name; case of names does not matter. {@code %XX} is
 * decoded and {@code +} stays what it is, because clients put receipt handles into URLs unescaped.
 * Of a repeated parameter the last one counts, as it does in the newer signature: otherwise one
 * could be put before the one that was signed. White space around names is ignored for the same
 * reason.
 */
public record QueryParameters(Map<String, String> values) {
  private static final QueryParameters NONE = new QueryParameters(Map.of());

  public QueryParameters {
    values = Map.copyOf(values);
  }

  /**
   * Reads the query as it stood in the request line, without the question mark.
   *
   * @throws SmqException {@link SmqError#INVALID_QUERY} for a broken escape
   */
  public static QueryParameters parse(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return NONE;
    }
    var values = new HashMap<String, String>();
    for (String item : rawQuery.split("&", -1)) {
      int equals = item.indexOf('=');
      var name = decode(equals < 0 ? item : item.substring(0, equals), item);
      var value = equals < 0 ? "" : decode(item.substring(equals + 1), item);
      values.put(name.strip().toLowerCase(Locale.ROOT), value);
    }
    return new QueryParameters(values);
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The number under the range's name, checked, if the parameter is there. */
  public Optional<Integer> number(Range range) {
    return find(range.name()).map(range::parse);
  }

  /** Whether the parameter is there and says {@code true}. */
  public boolean isTrue(String name) {
    return find(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  private static String decode(String text, String item) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException _) {
      throw SmqError.INVALID_QUERY.failure(item);
    }
  }
}
