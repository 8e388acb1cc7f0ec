package dev.cuepost.openapi.oss;

import dev.cuepost.identity.OssAuthorization;
import dev.cuepost.identity.OssCredential;
import dev.cuepost.identity.OssSignatureV4;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what the query of a signed address shows.
 *
 * <p>Source: Object Storage Service documentation, "Include a V1 signature in a URL" and "Include a
 * V4 signature in a URL".
 */
final class UrlSignature {
  /** All that may be in a query for the sake of a signature. */
  static final Set<String> NAMES =
      Set.of(
          "Expires",
          "OSSAccessKeyId",
          "Signature",
          "security-token",
          "x-oss-additional-headers",
          "x-oss-credential",
          "x-oss-date",
          "x-oss-expires",
          "x-oss-security-token",
          "x-oss-signature",
          "x-oss-signature-version");

  /** The longest that an address of version 4 may hold; those of version 1 have no bound. */
  static final Duration LIFE_MAX = Duration.ofDays(7);

  private static final String V1 = "Signature";
  private static final String V4 = "x-oss-signature";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private UrlSignature() {}

  /**
   * Reads it; empty if the address is not signed.
   *
   * @throws OssRefusal if a part is missing or malformed
   */
  static Optional<OssProof> find(Exchange exchange) throws OssRefusal {
    if (exchange.query().containsKey(V4)) {
      return Optional.of(v4(exchange));
    }
    return exchange.query().containsKey(V1) ? Optional.of(v1(exchange)) : Optional.empty();
  }

  private static OssProof v1(Exchange exchange) throws OssRefusal {
    String expires = require(exchange, "Expires");
    Map<String, String> headers = new HashMap<>(exchange.headers());
    headers.put("date", expires); // it is signed in the place of the date
    return new OssProof(
        require(exchange, "OSSAccessKeyId"),
        new Validity.Span(Instant.EPOCH, Instant.ofEpochSecond(seconds("Expires", expires))),
        // An x-oss-date header does not stand in for the time of expiry: a signature taken from the
        // header of a request would hold for ever.
        new OssProof.V1(List.of(HeaderSignature.v1(exchange, headers))),
        require(exchange, V1));
  }

  private static OssProof v4(Exchange exchange) throws OssRefusal {
    if (!require(exchange, "x-oss-signature-version").equals(OssSignatureV4.ALGORITHM)) {
      throw new OssRefusal(OssError.notImplemented("A signature of version 2"));
    }
    OssCredential credential =
        OssCredential.parse(require(exchange, "x-oss-credential"))
            .orElseThrow(() -> malformed("x-oss-credential"));
    Instant time =
        CompactDate.parse(require(exchange, "x-oss-date"))
            .orElseThrow(() -> malformed("x-oss-date"));
    if (!credential.covers(time)) {
      throw new OssRefusal(OssError.CREDENTIAL_OF_ANOTHER_DAY);
    }
    List<String> additionalHeaders =
        OssAuthorization.additionalHeaders(
                exchange.query().getOrDefault("x-oss-additional-headers", ""))
            .orElseThrow(() -> malformed("x-oss-additional-headers"));
    return new OssProof(
        credential.keyId(),
        new Validity.Span(time, time.plus(life(require(exchange, "x-oss-expires")))),
        new OssProof.V4(
            new OssSignatureV4.Request(
                exchange.method(),
                exchange.target().resource(),
                exchange.query(),
                exchange.headers(),
                additionalHeaders,
                credential,
                time,
                exchange.emptied())),
        require(exchange, V4));
  }

  private static Duration life(String text) throws OssRefusal {
    Duration life = Duration.ofSeconds(seconds("x-oss-expires", text));
    if (life.isZero() || life.compareTo(LIFE_MAX) > 0) {
      throw malformed("x-oss-expires");
    }
    return life;
  }

  private static long seconds(String parameter, String text) throws OssRefusal {
    if (!SECONDS.matcher(text).matches()) {
      throw malformed(parameter);
    }
    return Long.parseLong(text);
  }

  private static String require(Exchange exchange, String parameter) throws OssRefusal {
    String value = exchange.query().getOrDefault(parameter, "");
    if (value.isEmpty()) {
      throw new OssRefusal(OssError.invalid("A signed address must have " + parameter + "."));
    }
    return value;
  }

  private static OssRefusal malformed(String parameter) {
    return new OssRefusal(
        OssError.invalid(
            switch (parameter) {
              case "x-oss-expires" -> "x-oss-expires must be in 1..604800 seconds.";
              case "Expires" -> "Expires must be seconds since 1970.";
              default -> parameter + " is not well formed.";
            }));
  }
}
