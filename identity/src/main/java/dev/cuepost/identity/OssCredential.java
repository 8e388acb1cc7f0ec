package dev.cuepost.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose key signed an {@link OssSignatureV4}, and for which day and region; on the wire {@code <key
 * id>/<yyyyMMdd>/<region>/oss/aliyun_v4_request}.
 *
 * @param keyId the AccessKey that signed
 * @param date {@code yyyyMMdd} in UTC, as the client wrote it
 * @param region its id, as the client wrote it
 */
public record OssCredential(String keyId, String date, String region) {
  static final String PRODUCT = "oss";
  static final String REQUEST = "aliyun_v4_request";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<id>[^\\s/,]{1,128})/(?<date>[0-9]{8})/(?<region>[^\\s/,]{1,64})/oss/aliyun_v4_request");

  /** Reads the text; empty if it has another form. */
  public static Optional<OssCredential> parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    return parts.matches()
        ? Optional.of(
            new OssCredential(parts.group("id"), parts.group("date"), parts.group("region")))
        : Optional.empty();
  }

  /** Whether a moment lies on the credential's day. */
  public boolean covers(Instant moment) {
    return DAY.format(moment).equals(date);
  }

  /** What the key is good for, as it is signed. */
  String scope() {
    return String.join("/", date, region, PRODUCT, REQUEST);
  }
}
