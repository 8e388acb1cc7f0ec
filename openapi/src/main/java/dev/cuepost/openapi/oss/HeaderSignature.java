package dev.cuepost.openapi.oss;

import dev.cuepost.identity.OssAuthorization;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.identity.OssSignatureV4;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an Authorization header shows. */
final class HeaderSignature {
  private HeaderSignature() {}

  /**
   * Reads it.
   *
   * @throws OssRefusal if it is none of the forms that are known here
   */
  static OssProof read(Exchange exchange, String authorization) throws OssRefusal {
    return switch (OssAuthorization.parse(authorization)) {
      case OssAuthorization.V1(String keyId, String signature) ->
          new OssProof(
              keyId,
              new Validity.Sent(httpDate(exchange)),
              new OssProof.V1(v1(exchange)),
              signature);
      case OssAuthorization.V4 v4 -> v4(exchange, v4);
      case OssAuthorization.V2 _ ->
          throw new OssRefusal(OssError.notImplemented("A signature of version 2"));
      case OssAuthorization.Malformed _ -> throw new OssRefusal(OssError.MALFORMED_AUTHORIZATION);
    };
  }

  /**
   * What may have been signed: the line of the date has what {@code Date} says, or, as the official
   * Node client does that sends no {@code Date}, what {@code x-oss-date} says.
   */
  private static List<OssSignature.Request> v1(Exchange exchange) {
    OssSignature.Request asSent = v1(exchange, exchange.headers());
    Optional<String> ossDate = exchange.header("x-oss-date");
    if (ossDate.isEmpty()) {
      return List.of(asSent);
    }
    Map<String, String> headers = new HashMap<>(exchange.headers());
    headers.put("date", ossDate.get());
    OssSignature.Request byOssDate = v1(exchange, headers);
    return exchange.header("date").isPresent()
        ? List.of(asSent, byOssDate)
        : List.of(byOssDate, asSent);
  }

  /** What is signed if {@code date} of the headers is. */
  static OssSignature.Request v1(Exchange exchange, Map<String, String> headers) {
    return new OssSignature.Request(
        exchange.method(),
        headers,
        exchange.target().resource(),
        exchange.query(),
        exchange.emptied());
  }

  private static OssProof v4(Exchange exchange, OssAuthorization.V4 v4) throws OssRefusal {
    Instant time =
        exchange
            .header("x-oss-date")
            .flatMap(CompactDate::parse)
            .or(() -> httpDate(exchange))
            .orElseThrow(() -> new OssRefusal(OssError.NO_DATE));
    if (!v4.credential().covers(time)) {
      throw new OssRefusal(OssError.CREDENTIAL_OF_ANOTHER_DAY);
    }
    return new OssProof(
        v4.credential().keyId(),
        new Validity.Sent(Optional.of(time)),
        new OssProof.V4(
            new OssSignatureV4.Request(
                exchange.method(),
                exchange.target().resource(),
                exchange.query(),
                exchange.headers(),
                v4.additionalHeaders(),
                v4.credential(),
                time,
                exchange.emptied())),
        v4.signature());
  }

  private static Optional<Instant> httpDate(Exchange exchange) {
    return exchange.header("x-oss-date").or(() -> exchange.header("date")).flatMap(HttpDate::parse);
  }
}
