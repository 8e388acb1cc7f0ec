package dev.cuepost.identity;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an {@code Authorization} header of {@link Acs3Signature} says: {@code ACS3-HMAC-SHA256
 * Credential=<key id>,SignedHeaders=<name;name>,Signature=<hex>}.
 *
 * <p>Source: Alibaba Cloud SDK documentation, "Request syntax and signature method V3".
 */
public sealed interface Acs3Authorization {
  /** The header's first word, and the first line of the text that is signed. */
  String SCHEME = "ACS3-HMAC-SHA256";

  /**
   * A header with everything in its place.
   *
   * @param keyId the AccessKey that signed
   * @param signedHeaders lower-case names, each once, in the client's order
   * @param signature 64 lower-case hex digits
   */
  record Signed(String keyId, List<String> signedHeaders, String signature)
      implements Acs3Authorization {
    public Signed {
      signedHeaders = List.copyOf(signedHeaders);
    }
  }

  /**
   * A header that does not follow the rules.
   *
   * @param problem a sentence that names the rule
   */
  record Malformed(String problem) implements Acs3Authorization {}

  /** Whether a header's value is meant as one of this scheme, right or not. */
  static boolean isMeant(String value) {
    return value.startsWith(SCHEME);
  }

  /** Reads the header's value; whatever it is, the answer is one of the cases. */
  static Acs3Authorization parse(String value) {
    if (!value.startsWith(SCHEME + " ")) {
      return new Malformed("Authorization must begin with " + SCHEME + " and a space.");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : value.substring(SCHEME.length()).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        return new Malformed("Authorization must have parts of the form Name=value.");
      }
      String name = part.substring(0, equals).strip();
      if (!Grammar.NAMES.contains(name)) {
        return new Malformed(
            "Authorization has parts other than %s.".formatted(String.join(", ", Grammar.NAMES)));
      }
      if (parts.put(name, part.substring(equals + 1)) != null) {
        return new Malformed("Authorization has " + name + " twice.");
      }
    }
    for (String name : Grammar.NAMES) {
      String part = parts.get(name);
      if (part == null) {
        return new Malformed("Authorization has no " + name + ".");
      }
      if (!Grammar.isWellFormed(name, part)) {
        return new Malformed(name + " in Authorization is not well formed.");
      }
    }
    return signed(
        parts.getOrDefault(Grammar.CREDENTIAL, ""),
        List.of(parts.getOrDefault(Grammar.SIGNED_HEADERS, "").split(";", -1)),
        parts.getOrDefault(Grammar.SIGNATURE, ""));
  }

  private static Acs3Authorization signed(String keyId, List<String> names, String signature) {
    return new HashSet<>(names).size() < names.size()
        ? new Malformed("SignedHeaders in Authorization names a header twice.")
        : new Signed(keyId, names, signature);
  }

  /** The parts and their rules. */
  final class Grammar {
    private static final String CREDENTIAL = "Credential";
    private static final String SIGNED_HEADERS = "SignedHeaders";
    private static final String SIGNATURE = "Signature";
    private static final List<String> NAMES = List.of(CREDENTIAL, SIGNED_HEADERS, SIGNATURE);
    private static final Pattern KEY_ID = Pattern.compile("[^\\s/,;=]{1,128}");
    private static final Pattern HEADERS =
        Pattern.compile("[a-z0-9_-]{1,64}(;[a-z0-9_-]{1,64}){0,63}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Grammar() {}

    private static boolean isWellFormed(String name, String value) {
      Pattern rule =
          switch (name) {
            case CREDENTIAL -> KEY_ID;
            case SIGNED_HEADERS -> HEADERS;
            default -> HEX;
          };
      return rule.matcher(value).matches();
    }
  }
}
