package dev.cuepost.media.process.transcode;

import dev.cuepost.media.json.Fields;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** AES-128 for the segments of a playlist: {@code Encryption}. Holds a secret. */
final class Encryption {
  private static final int KEY_BYTES = 16;
  private static final Pattern ADDRESS = Pattern.compile("https?://[!#-~]{1,1024}");

  private final byte[] key;
  private final String keyUri;

  private Encryption(byte[] key, String keyUri) {
    this.key = key;
    this.keyUri = keyUri;
  }

  static Encryption read(Fields fields) {
    Words.oneOf(fields, "EncryptType", List.of("hlsencryption", "privateencryption"));
    String service =
        Words.oneOf(fields, "KeyServiceType", List.of("kms", "base64"))
            .orElseThrow(() -> Words.missing(fields.at("KeyServiceType")));
    if (service.equals("kms")) {
      throw Fields.invalid(
          fields.at("KeyServiceType"), "must be Base64: there is no key management service here");
    }
    byte[] key = key(fields);
    String uri =
        fields.text("DecryptKeyUri").orElseThrow(() -> Words.missing(fields.at("DecryptKeyUri")));
    if (!ADDRESS.matcher(uri).matches()) {
      throw Fields.invalid(
          fields.at("DecryptKeyUri"),
          "must be an http or https address, was " + Fields.printable(uri));
    }
    Words.warnAboutTheRest(fields);
    return new Encryption(key, uri);
  }

  byte[] key() {
    return key.clone();
  }

  String keyUri() {
    return keyUri;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encryption that
        && Arrays.equals(key, that.key)
        && keyUri.equals(that.keyUri);
  }

  @Override
  public int hashCode() {
    return keyUri.hashCode();
  }

  @Override
  public String toString() {
    return "Encryption[keyUri=" + keyUri + "]";
  }

  private static byte[] key(Fields fields) {
    String text =
        fields.text("CipherText").orElseThrow(() -> Words.missing(fields.at("CipherText")));
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // refused below; the text itself is a secret and is not shown
    }
    throw Fields.invalid(fields.at("CipherText"), "must be the Base64 of 16 bytes");
  }
}
