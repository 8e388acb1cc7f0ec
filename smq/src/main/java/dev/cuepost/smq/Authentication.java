package dev.cuepost.smq;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.AccessKeys;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.MnsAuthorization;
import dev.cuepost.identity.MnsRequest;
import dev.cuepost.identity.MnsSignature;
import dev.cuepost.identity.MnsSignatureV4;
import dev.cuepost.identity.guess.Guesses;
import dev.cuepost.smq.wire.SmqError;
import dev.cuepost.smq.wire.SmqException;
import java.net.InetAddress;
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
final class Authentication implements Authenticator {
  /** How far a client's clock may be off, either way. */
  static final Duration SKEW_MAX = Duration.ofMinutes(15);

  private static final String SECURITY_TOKEN = "security-token";

  /** All requests of a second bear the same text, and reading it costs as much as a signature. */
  private record ParsedDate(String text, Instant time) {}

  private volatile ParsedDate lastDate = new ParsedDate("", Instant.EPOCH);

  private final AccessKeys keys;
  private final Guesses guesses;
  private final InstantSource clock;

  Authentication(Entrance entrance, InstantSource clock) {
    this.keys = entrance.keys();
    this.guesses = entrance.guesses();
    this.clock = clock;
  }

  @Override
  public AccessKey signer(MnsRequest request, InetAddress client) {
    try {
      return signer(request);
    } catch (SmqException e) {
      if (e.error().isWrongGuess() && guesses.failed(client) == Guesses.Answer.THROTTLE) {
        throw SmqError.TOO_MANY_REQUESTS.failure();
      }
      throw e;
    }
  }

  private AccessKey signer(MnsRequest request) {
    var header =
        request.header("authorization").orElseThrow(SmqError.MISSING_AUTHORIZATION::failure);
    return switch (MnsAuthorization.parse(header)) {
      case MnsAuthorization.Malformed() -> throw SmqError.INVALID_AUTHORIZATION.failure();
      case MnsAuthorization.V2(var keyId, var signature) -> {
        checkedTime(request);
        var key = key(keyId, request);
        yield signed(key, MnsSignature.matches(request, key.secret(), signature));
      }
      case MnsAuthorization.V4(var keyId, var scope, var signature) -> {
        var madeAt = checkedTime(request);
        var key = key(keyId, request);
        yield signed(
            key,
            scope.covers(madeAt)
                && MnsSignatureV4.matches(request, key.secret(), scope, madeAt, signature));
      }
    };
  }

  /** When the request was made by its own account, if that is about now. */
  private Instant checkedTime(MnsRequest request) {
    var madeAt = parse(request.date().orElseThrow(SmqError.MISSING_DATE::failure));
    if (Math.abs(madeAt.toEpochMilli() - clock.millis()) > SKEW_MAX.toMillis()) {
      throw SmqError.EXPIRED.failure();
    }
    return madeAt;
  }

  /**
   * A key and its security token are known together or not at all, and only while they are good.
   */
  private AccessKey key(String id, MnsRequest request) {
    return keys.find(id)
        .filter(AccessKey::active)
        .filter(key -> key.allows(request.header(SECURITY_TOKEN).orElse("")))
        .filter(key -> !key.expired(clock.instant()))
        .orElseThrow(SmqError.UNKNOWN_ACCESS_KEY::failure);
  }

  private AccessKey signed(AccessKey key, boolean matches) {
    if (!matches) {
      throw SmqError.WRONG_SIGNATURE.failure();
    }
    keys.used(key, "mns");
    return key;
  }

  private Instant parse(String date) {
    var last = lastDate;
    if (last.text().equals(date)) {
      return last.time();
    }
    try {
      var time = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      lastDate = new ParsedDate(date, time);
      return time;
    } catch (DateTimeException _) {
      throw SmqError.INVALID_DATE.failure();
    }
  }
}
