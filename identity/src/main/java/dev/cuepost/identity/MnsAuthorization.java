package dev.cuepost.identity;

import java.util.regex.Pattern;

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

  /** The HMAC-SHA256 scheme of newer clients, which they use only when told to. */
  record V4() implements MnsAuthorization {}

  /** Neither of the two. */
  record Malformed() implements MnsAuthorization {}

  /** Reads the header's value; whatever it is, the answer is one of the cases. */
  static MnsAuthorization parse(String value) {
    if (Grammar.V4.matcher(value).find()) {
      return new V4();
    }
    var v2 = Grammar.V2.matcher(value);
    return v2.matches() ? new V2(v2.group(1), v2.group(2)) : new Malformed();
  }

  /** The two schemes as patterns. */
  final class Grammar {
    private static final Pattern V2 = Pattern.compile("MNS +([^\\s:]{1,128}):(\\S{1,128})");
    private static final Pattern V4 = Pattern.compile("^(APSARA-)?MNS4-HMAC-SHA256\\b");

    private Grammar() {}
  }
}
