package dev.cuepost.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the key of a {@link MnsSignatureV4} is good for: requests of one day to one region.
 *
 * @param dialect whose rules
 * @param date {@code yyyyMMdd} in UTC, as the client wrote it
 * @param region its id, as the client wrote it
 */
public record MnsScope(Dialect dialect, String date, String region) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The clouds that use the scheme, and what they call things in it. */
  public enum Dialect {
    /** The public cloud. */
    ALIYUN("MNS4-HMAC-SHA256", "aliyun_v4"),
    /** Its private installations. */
    APSARA("APSARA-MNS4-HMAC-SHA256", "apsara_v4");

    private final String scheme;
    private final String keyPrefix;

    Dialect(String scheme, String keyPrefix) {
      this.scheme = scheme;
      this.keyPrefix = keyPrefix;
    }

    /** First word of the header and first line of the text that is signed. */
    String scheme() {
      return scheme;
    }

    /** What stands before the secret. */
    String keyPrefix() {
      return keyPrefix;
    }

    /** The last part of a scope. */
    String request() {
      return keyPrefix + "_request";
    }
  }

  /** Whether a moment lies on the scope's day. */
  public boolean covers(Instant moment) {
    return DAY.format(moment).equals(date);
  }

  /** The scope as it stands in a credential. */
  @Override
  public String toString() {
    return date + "/" + region + "/mns/" + dialect.request();
  }
}
