package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.guess.Guesses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells who signed a request, in either of the two ways. All threads may use it. */
final class RpcAuthentication {
  /** How far the clocks of client and server may be apart, either way. */
  static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(15);

  private static final int NONCE_MAX_LENGTH = 256;

  private final AccessKeys keys;
  private final Guesses guesses;
  private final InstantSource clock;
  private final Nonces nonces;

  RpcAuthentication(Entrance entrance, Nonces nonces, InstantSource clock) {
    this.nonces = nonces;
    this.keys = entrance.keys();
    this.guesses = entrance.guesses();
    this.clock = clock;
  }

  /**
   * The key that signed.
   *
   * @throws Refusal in the order key, time, token, signature, nonce
   */
  AccessKey verify(RpcRequest request) throws Refusal {
    try {
      return signer(request);
    } catch (Refusal refusal) {
      if (refusal.error().isWrongGuess()
          && guesses.failed(request.clientAddress()) == Guesses.Answer.THROTTLE) {
        throw new Refusal(RpcError.THROTTLED);
      }
      throw refusal;
    }
  }

  private AccessKey signer(RpcRequest request) throws Refusal {
    RpcProof proof =
        request.isHeaderSigned() ? HeaderProof.of(request) : new ParameterProof(request);
    AccessKey key =
        keys.find(proof.keyId()).orElseThrow(() -> new Refusal(RpcError.UNKNOWN_ACCESS_KEY));
    if (!key.active()) {
      throw new Refusal(RpcError.INACTIVE_ACCESS_KEY);
    }
    Instant now = clock.instant();
    checkTime(proof.time(), now);
    checkToken(key, proof.securityToken(), now);
    if (proof.nonce().length() > NONCE_MAX_LENGTH) {
      throw new Refusal(RpcError.invalidCommon("SignatureNonce"));
    }
    proof.check(key);
    if (!nonces.add(key.id(), proof.nonce(), now)) {
      throw new Refusal(RpcError.REUSED_NONCE);
    }
    return key;
  }

  private static void checkTime(String text, Instant now) throws Refusal {
    Instant time =
        WireTime.parse(text).orElseThrow(() -> new Refusal(RpcError.MALFORMED_TIMESTAMP));
    if (Duration.between(time, now).abs().compareTo(CLOCK_DIFFERENCE_MAX) > 0) {
      throw new Refusal(RpcError.EXPIRED_TIMESTAMP);
    }
  }

  private static void checkToken(AccessKey key, Optional<String> token, Instant now)
      throws Refusal {
    if (!key.allows(token.orElse(""))) {
      throw new Refusal(
          token.isEmpty() ? RpcError.missing("SecurityToken") : RpcError.FOREIGN_SECURITY_TOKEN);
    }
    if (key.expired(now)) {
      throw new Refusal(RpcError.EXPIRED_SECURITY_TOKEN);
    }
  }
}
