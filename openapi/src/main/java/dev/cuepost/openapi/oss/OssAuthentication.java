package dev.cuepost.openapi.oss;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.openapi.Fields;
import java.time.InstantSource;
import java.util.Optional;

/** Tells who signed a request, in its Authorization header or in its address. */
final class OssAuthentication {
  private final AccessKeys keys;
  private final Guesses guesses;
  private final InstantSource clock;

  OssAuthentication(Entrance entrance, InstantSource clock) {
    this.keys = entrance.keys();
    this.guesses = entrance.guesses();
    this.clock = clock;
  }

  /**
   * Who signed, or that nobody did.
   *
   * @throws OssRefusal in the order form, key, time, token, signature
   */
  Requester verify(Exchange exchange) throws OssRefusal {
    try {
      return requester(exchange);
    } catch (OssRefusal refusal) {
      if (refusal.error().isWrongGuess()
          && guesses.failed(exchange.clientAddress()) == Guesses.Answer.THROTTLE) {
        throw new OssRefusal(OssError.SLOW_DOWN);
      }
      throw refusal;
    }
  }

  private Requester requester(Exchange exchange) throws OssRefusal {
    Optional<OssProof> proof = proof(exchange);
    return proof.isEmpty()
        ? new Requester.Anonymous()
        : new Requester.Signer(verify(exchange, proof.get()), proof.get().validity());
  }

  static Optional<OssProof> proof(Exchange exchange) throws OssRefusal {
    String authorization = exchange.header("authorization").orElse("");
    Optional<OssProof> inAddress = UrlSignature.find(exchange);
    if (authorization.isEmpty()) {
      return inAddress;
    }
    if (inAddress.isPresent()) {
      throw new OssRefusal(OssError.SIGNED_TWICE);
    }
    return Optional.of(HeaderSignature.read(exchange, authorization));
  }

  /** The key that is said to have signed, if it can be read. */
  static Optional<String> keyId(Exchange exchange) {
    try {
      return proof(exchange).map(OssProof::keyId);
    } catch (OssRefusal _) {
      return Optional.empty();
    }
  }

  private AccessKey verify(Exchange exchange, OssProof proof) throws OssRefusal {
    AccessKey key =
        keys.find(proof.keyId()).orElseThrow(() -> new OssRefusal(OssError.UNKNOWN_ACCESS_KEY));
    if (!key.active()) {
      throw new OssRefusal(OssError.INACTIVE_ACCESS_KEY);
    }
    proof.validity().check(clock.instant());
    checkToken(key, token(exchange));
    if (!proof.signed().verify(key.secret(), proof.signature())) {
      throw new OssRefusal(
          OssError.WRONG_SIGNATURE,
          new Fields().text("SignatureProvided", proof.signature()).all(proof.signed().told()));
    }
    keys.used(key, "oss");
    return key;
  }

  private void checkToken(AccessKey key, String token) throws OssRefusal {
    if (!key.allows(token)) {
      throw new OssRefusal(token.isEmpty() ? OssError.NO_TOKEN : OssError.WRONG_TOKEN);
    }
    if (key.expired(clock.instant())) {
      throw new OssRefusal(OssError.EXPIRED_TOKEN);
    }
  }

  private static String token(Exchange exchange) {
    return exchange
        .header("x-oss-security-token")
        .or(() -> Optional.ofNullable(exchange.query().get("x-oss-security-token")))
        .or(() -> Optional.ofNullable(exchange.query().get("security-token")))
        .orElse("");
  }
}
