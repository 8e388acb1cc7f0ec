package dev.cuepost.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A nonce of a key: 128 bits of a SHA-256, so that each takes the same room, however long it is.
 */
record NonceHash(long high, long low) {
  static NonceHash of(String accessKeyId, String nonce) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(accessKeyId.getBytes(UTF_8));
      digest.update((byte) 0);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(nonce.getBytes(UTF_8)));
      return new NonceHash(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
