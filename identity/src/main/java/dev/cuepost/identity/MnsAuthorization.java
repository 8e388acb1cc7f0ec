package dev.cuepost.identity;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an {@code Authorization} header of the SMQ protocol says.
 *
 * <p>Source: Message Service documentation, "Sign requests"
 * (https://www.alibabacloud.com/help/en/mns/sign-requests).
 */
public sealed interface MnsAuthorization {
  /**
   * {@code MNS <key id>:<signature>}.
   *
   * @param keyId the AccessKey that signed
   * @param signature Base64 text as sent, not yet looked at
   */
  record V2(String keyId, String signature) implements MnsAuthorization {}

  /**
   * {@code MNS4-HMAC-SHA256 Credential=<key id>/<scope>,Signature=<signature>}, or the same with
   * the words of private clouds.
   *
   * @param keyId the AccessKey that signed
   * @param scope day and region of the signature
   * @param signature 64 lower-case hex digits
   */
  record V4(String keyId, MnsScope scope, String signature) implements MnsAuthorization {}

  /** Neither of the two. */
  record Malformed() implements MnsAuthorization {}

  /** Reads the header's value; whatever it is, the answer is one of the cases. */
  static MnsAuthorization parse(String value) {
    if (value.startsWith(Grammar.V2)) {
      return v2(value.substring(Grammar.V2.length()).stripLeading());
    }
    var v4 = Grammar.V4.matcher(value);
    if (!v4.matches()) {
      return new Malformed();
    }
    return Stream.of(MnsScope.Dialect.values())
        .filter(dialect -> dialect.scheme().equals(v4.group("scheme")))
        .filter(dialect -> dialect.request().equals(v4.group("request")))
        .<MnsAuthorization>map(dialect ->
            new V4(
                v4.group("id"),
                new MnsScope(dialect, v4.group("date"), v4.group("region")),
                v4.group("signature")))
        .findFirst()
        .orElseGet(Malformed::new);
  }

  private static MnsAuthorization v2(String credential) {
    int colon = credential.indexOf(':');
    boolean right =
        0 < colon
            && colon <= Grammar.PART_MAX
            && colon + 1 < credential.length()
            && credential.length() - colon - 1 <= Grammar.PART_MAX
            && !holdsSpace(credential);
    return right
        ? new V2(credential.substring(0, colon), credential.substring(colon + 1))
        : new Malformed();
  }

  private static boolean holdsSpace(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** The two schemes. */
  final class Grammar {
    private static final String V2 = "MNS ";
    private static final int PART_MAX = 128;
    private static final Pattern V4 =
        Pattern.compile(
            "(?<scheme>[A-Z0-9-]{1,32}) +Credential=(?<id>[^\\s/,]{1,128})/(?<date>[0-9]{8})"
                + "/(?<region>[^\\s/,]{1,64})/mns/(?<request>[a-z0-9_]{1,32})"
                + ", *Signature=(?<signature>[0-9a-f]{64})");

    private Grammar() {}
  }
}
