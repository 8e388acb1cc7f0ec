package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.RpcSignature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells who signed a request. All threads may use it. */
final class RpcAuthentication {
  /** How far the clocks of client and server may be apart, either way. */
  static final Duration CLOCK_DIFFERENCE_MAX = Duration.ofMinutes(15);

  private static final int NONCE_MAX_LENGTH = 256;

  private final AccessKeys keys;
  private final InstantSource clock;
  private final Nonces nonces = new Nonces();

  RpcAuthentication(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The key that signed.
   *
   * @throws Refusal in the order key, time, signature, nonce
   */
  AccessKey verify(RpcRequest request) throws Refusal {
    if (request.header("Authorization").orElse("").startsWith("ACS3-HMAC-SHA256")) {
      throw new Refusal(RpcError.HEADER_SIGNATURE);
    }
    AccessKey key =
        keys.find(request.require("AccessKeyId"))
            .orElseThrow(() -> new Refusal(RpcError.UNKNOWN_ACCESS_KEY));
    Instant now = clock.instant();
    checkTime(request, now);
    checkSignature(request, key);
    if (!nonces.add(key.id(), request.require("SignatureNonce"), now)) {
      throw new Refusal(RpcError.REUSED_NONCE);
    }
    return key;
  }

  private static void checkTime(RpcRequest request, Instant now) throws Refusal {
    Instant time =
        WireTime.parse(request.require("Timestamp"))
            .orElseThrow(() -> new Refusal(RpcError.MALFORMED_TIMESTAMP));
    if (Duration.between(time, now).abs().compareTo(CLOCK_DIFFERENCE_MAX) > 0) {
      throw new Refusal(RpcError.EXPIRED_TIMESTAMP);
    }
  }

  private static void checkSignature(RpcRequest request, AccessKey key) throws Refusal {
    String signature =
        request.find("Signature").orElseThrow(() -> new Refusal(RpcError.NO_SIGNATURE));
    if (!request.require("SignatureMethod").equals("HMAC-SHA1")) {
      throw new Refusal(RpcError.UNKNOWN_SIGNATURE_METHOD);
    }
    if (!request.require("SignatureVersion").equals("1.0")) {
      throw new Refusal(RpcError.invalidCommon("SignatureVersion"));
    }
    if (request.require("SignatureNonce").length() > NONCE_MAX_LENGTH) {
      throw new Refusal(RpcError.invalidCommon("SignatureNonce"));
    }
    var signed = request.signedParameters();
    if (!RpcSignature.verify(key.secret(), request.method(), signed, signature)) {
      throw new Refusal(
          RpcError.wrongSignature(RpcSignature.stringToSign(request.method(), signed)));
    }
  }
}
