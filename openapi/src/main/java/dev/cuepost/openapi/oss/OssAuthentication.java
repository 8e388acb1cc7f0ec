package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.openapi.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells who signed a request, by the V1 signature in its Authorization header. */
final class OssAuthentication {
  private static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(15);
  private static final String V1 = "OSS ";

  private final AccessKeys keys;
  private final InstantSource clock;

  OssAuthentication(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  Requester verify(Exchange exchange) throws OssRefusal {
    if (exchange.query().containsKey("Signature")
        || exchange.query().containsKey("x-oss-signature")) {
      throw new OssRefusal(OssError.notImplemented("A signature in the query"));
    }
    String authorization = exchange.header("authorization").orElse("");
    if (authorization.isEmpty()) {
      return new Requester.Anonymous();
    }
    if (authorization.startsWith("OSS2 ") || authorization.startsWith("OSS4-")) {
      throw new OssRefusal(OssError.notImplemented("A signature other than V1"));
    }
    int colon = authorization.indexOf(':');
    if (!authorization.startsWith(V1) || colon < 0) {
      throw new OssRefusal(OssError.MALFORMED_AUTHORIZATION);
    }
    AccessKey key =
        keys.find(authorization.substring(V1.length(), colon).strip())
            .orElseThrow(() -> new OssRefusal(OssError.UNKNOWN_ACCESS_KEY));
    checkTime(exchange);
    checkSignature(exchange, key, authorization.substring(colon + 1).strip());
    return new Requester.Account(key.account());
  }

  private void checkTime(Exchange exchange) throws OssRefusal {
    Instant time =
        exchange
            .header("x-oss-date")
            .or(() -> exchange.header("date"))
            .flatMap(HttpDate::parse)
            .orElseThrow(() -> new OssRefusal(OssError.NO_DATE));
    if (Duration.between(time, clock.instant()).abs().compareTo(CLOCK_DIFFERENCE_MAX) > 0) {
      throw new OssRefusal(OssError.TIME_TOO_SKEWED);
    }
  }

  private static void checkSignature(Exchange exchange, AccessKey key, String signature)
      throws OssRefusal {
    var signed =
        new OssSignature.Request(
            exchange.method(), exchange.headers(), exchange.target().resource(), exchange.query());
    if (!OssSignature.verify(key.secret(), signed, signature)) {
      throw new OssRefusal(
          OssError.WRONG_SIGNATURE,
          new Fields()
              .text("OSSAccessKeyId", key.id())
              .text("SignatureProvided", signature)
              .text("StringToSign", OssSignature.stringToSign(signed)));
    }
  }
}
