package dev.cuepost.identity;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of a received SMQ request that its signature covers.
 *
 * @param method HTTP method, upper case
 * @param basePath what the target begins with because the client's endpoint has a path, without a
 *     slash at its end; empty for most
 * @param target path and query exactly as they stood in the request line, nothing decoded
 * @param headers values as received by name, in the order of the lower-cased names
 */
public record MnsRequest(
    String method, String basePath, String target, Map<String, String> headers) {
  private static final String DATE_OVERRIDE = "x-mns-date";

  public MnsRequest {
    if (!target.startsWith(basePath)) {
      throw new IllegalArgumentException(target + " does not begin with " + basePath);
    }
    var lowerCased = new TreeMap<String, String>();
    headers.forEach((name, value) -> lowerCased.put(name.toLowerCase(Locale.ROOT), value.strip()));
    headers = Collections.unmodifiableSortedMap(lowerCased);
  }

  /** A request to an endpoint without a path. */
  public MnsRequest(String method, String target, Map<String, String> headers) {
    this(method, "", target, headers);
  }

  /** The value of a header, empty if it was not sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** When the request was made by its own account: {@code x-mns-date}, else {@code Date}. */
  public Optional<String> date() {
    return header(DATE_OVERRIDE).or(() -> header("date"));
  }

  /** The path behind the base path, as it stood. */
  String path() {
    int question = target.indexOf('?');
    return target.substring(basePath.length(), question < 0 ? target.length() : question);
  }

  /** What follows the question mark, as it stood; empty if there is none. */
  String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }
}
