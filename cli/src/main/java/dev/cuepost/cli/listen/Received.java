package dev.cuepost.cli.listen;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param url as it was called, with the Host header
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record Received(Instant at, String method, String url, Map<String, String> headers, byte[] body) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
