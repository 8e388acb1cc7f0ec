package dev.cuepost.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets for the database, AES-256-GCM: {@code <key id>.<Base64 of nonce, content and
 * tag>}. What a secret is for is sealed in with it, so that none can be put in another's place. Any
 * number of threads may use one.
 */
public final class Vault {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;
  private volatile MasterKeys keys;

  Vault(MasterKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** From now on seals under the newest of these, and opens what any of them sealed. */
  void use(MasterKeys changed) {
    keys = changed;
  }

  /**
   * The secret, encrypted under the newest key.
   *
   * @param purpose what must be said again to open it, such as table and row
   */
  public String seal(String purpose, String secret) {
    MasterKeys.MasterKey key = keys.newest();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, purpose, secret.getBytes(UTF_8), 0);
    byte[] all = new byte[NONCE_BYTES + sealed.length];
    System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return key.id() + "." + Base64.getEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException if it was altered, sealed for another purpose, or its key is lost
   */
  public String open(String purpose, String sealed) {
    int dot = sealed.indexOf('.');
    String id = sealed.substring(0, Math.max(dot, 0));
    MasterKeys.MasterKey key =
        keys.find(id)
            .orElseThrow(() ->
                new IllegalStateException(
                    "the key '%s' that %s is encrypted under is not in the key file"
                        .formatted(id, purpose)));
    byte[] all = bytes(purpose, sealed.substring(dot + 1));
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    return new String(apply(Cipher.DECRYPT_MODE, key, nonce, purpose, all, NONCE_BYTES), UTF_8);
  }

  private static byte[] bytes(String purpose, String base64) {
    try {
      byte[] all = Base64.getDecoder().decode(base64);
      if (all.length >= NONCE_BYTES) {
        return all;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the secret of %s cannot be read: it is not Base64".formatted(purpose), e);
    }
    throw new IllegalStateException(
        "the secret of %s cannot be read: it is too short".formatted(purpose));
  }

  private static byte[] apply(
      int mode, MasterKeys.MasterKey key, byte[] nonce, String purpose, byte[] content, int from) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(UTF_8));
      return cipher.doFinal(content, from, content.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the secret of %s cannot be %s: %s"
              .formatted(
                  purpose, mode == Cipher.ENCRYPT_MODE ? "encrypted" : "read", e.getMessage()),
          e);
    }
  }
}
