package dev.cuepost.identity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of a received SMQ request that its signature covers.
 *
 * @param method HTTP method, upper case
 * @param target path and query exactly as they stood in the request line, nothing decoded
 * @param headers values as received by name; names are compared without regard to case
 */
public record MnsRequest(String method, String target, Map<String, String> headers) {
  private static final String DATE_OVERRIDE = "x-mns-date";

  public MnsRequest {
    var lowerCased = new TreeMap<String, String>();
    headers.forEach((name, value) -> lowerCased.put(name.toLowerCase(Locale.ROOT), value.strip()));
    headers = Map.copyOf(lowerCased);
  }

  /** The value of a header, empty if it was not sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** When the request was made by its own account: {@code x-mns-date}, else {@code Date}. */
  public Optional<String> date() {
    return header(DATE_OVERRIDE).or(() -> header("date"));
  }
}
