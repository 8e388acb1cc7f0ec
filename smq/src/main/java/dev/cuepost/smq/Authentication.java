package dev.cuepost.smq;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.MnsAuthorization;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsSignature;
import dev.cuepost.smq.wire.SmqError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Finds out who signed a request, and refuses those that nobody did.
 *
 * <p>Source: Message Service documentation, "Sign requests"
 * (https://www.alibabacloud.com/help/en/mns/sign-requests).
 */
final class Authentication {
  /** How far a client's clock may be off, either way. */
  static final Duration SKEW_MAX = Duration.ofMinutes(15);

  private final AccessKeys keys;
  private final InstantSource clock;

  Authentication(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The key that signed the request. */
  AccessKey signer(MnsRequest request) {
    var header =
        request.header("authorization").orElseThrow(SmqError.MISSING_AUTHORIZATION::failure);
    return switch (MnsAuthorization.parse(header)) {
      case MnsAuthorization.Malformed() -> throw SmqError.INVALID_AUTHORIZATION.failure();
      case MnsAuthorization.V4() -> throw SmqError.UNSUPPORTED_SIGNATURE.failure();
      case MnsAuthorization.V2(var keyId, var signature) -> {
        checkTime(request);
        var key = keys.find(keyId).orElseThrow(SmqError.UNKNOWN_ACCESS_KEY::failure);
        if (!MnsSignature.matches(request, key.secret(), signature)) {
          throw SmqError.WRONG_SIGNATURE.failure();
        }
        yield key;
      }
    };
  }

  private void checkTime(MnsRequest request) {
    var madeAt = parse(request.date().orElseThrow(SmqError.MISSING_DATE::failure));
    if (Duration.between(madeAt, clock.instant()).abs().compareTo(SKEW_MAX) > 0) {
      throw SmqError.EXPIRED.failure();
    }
  }

  private static Instant parse(String date) {
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException _) {
      throw SmqError.INVALID_DATE.failure();
    }
  }
}
