package dev.cuepost.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code Authorization} header of the object storage protocol says.
 *
 * <p>Source: Object Storage Service documentation, "Include a V1 signature in the Authorization
 * header" and "Include a V4 signature in the Authorization header".
 */
public sealed interface OssAuthorization {
  /**
   * {@code OSS <key id>:<signature>}.
   *
   * @param keyId the AccessKey that signed
   * @param signature Base64 text as sent, not yet looked at
   */
  record V1(String keyId, String signature) implements OssAuthorization {}

  /**
   * {@code OSS4-HMAC-SHA256 Credential=<credential>,AdditionalHeaders=<name;name>,Signature=<hex>},
   * of which the second part may be missing.
   *
   * @param additionalHeaders lower-case names, in the client's order
   * @param signature 64 lower-case hex digits
   */
  record V4(OssCredential credential, List<String> additionalHeaders, String signature)
      implements OssAuthorization {
    public V4 {
      additionalHeaders = List.copyOf(additionalHeaders);
    }
  }

  /** Version 2, which the service no longer recommends and this server does not read. */
  record V2() implements OssAuthorization {}

  /** None of them. */
  record Malformed() implements OssAuthorization {}

  /** Reads the header's value; whatever it is, the answer is one of the cases. */
  static OssAuthorization parse(String value) {
    if (value.startsWith(Grammar.V1)) {
      return v1(value.substring(Grammar.V1.length()).strip());
    }
    if (value.startsWith(Grammar.V2)) {
      return new V2();
    }
    Matcher v4 = Grammar.V4.matcher(value);
    return v4.matches()
        ? v4(v4.group("credential"), v4.group("headers"), v4.group("signature"))
        : new Malformed();
  }

  /**
   * Reads names of headers that are signed beside those that always are; empty if they are not
   * lower-case names with semicolons between them.
   */
  static Optional<List<String>> additionalHeaders(String names) {
    if (names.isEmpty()) {
      return Optional.of(List.of());
    }
    return Grammar.HEADERS.matcher(names).matches()
        ? Optional.of(List.of(names.split(";", -1)))
        : Optional.empty();
  }

  private static OssAuthorization v1(String parts) {
    int colon = parts.indexOf(':');
    return colon <= 0
        ? new Malformed()
        : new V1(parts.substring(0, colon).strip(), parts.substring(colon + 1).strip());
  }

  private static OssAuthorization v4(
      String credential, @Nullable String headers, String signature) {
    Optional<List<String>> names = additionalHeaders(headers == null ? "" : headers);
    return OssCredential.parse(credential)
        .<OssAuthorization>flatMap(read -> names.map(known -> new V4(read, known, signature)))
        .orElseGet(Malformed::new);
  }

  /** The schemes. */
  final class Grammar {
    private static final String V1 = "OSS ";
    private static final String V2 = "OSS2 ";
    private static final Pattern HEADERS =
        Pattern.compile("[a-z0-9_-]{1,64}(;[a-z0-9_-]{1,64}){0,63}");
    private static final Pattern V4 =
        Pattern.compile(
            "OSS4-HMAC-SHA256 +Credential=(?<credential>[^\\s,]+)"
                + "(, *AdditionalHeaders=(?<headers>[^\\s,]*))?"
                + ", *Signature=(?<signature>[0-9a-f]{64})");

    private Grammar() {}
  }
}
