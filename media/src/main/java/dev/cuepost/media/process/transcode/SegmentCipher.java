package dev.cuepost.media.process.transcode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts segments as players of HLS expect it: AES-128 in CBC mode with PKCS7 padding, the
 * segment's number as the initialization vector. The key never lies in a file.
 *
 * <p>Source: RFC 8216, sections 4.3.2.4 and 5.2.
 */
final class SegmentCipher {
  /** The number of a playlist's first segment. */
  static final int FIRST = 1;

  private final SecretKeySpec key;

  SegmentCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Writes an encrypted copy.
   *
   * @param index from 0, in the order of the playlist
   */
  void encrypt(Path clear, Path encrypted, int index) throws IOException {
    try (var output = new CipherOutputStream(Files.newOutputStream(encrypted), cipher(index))) {
      Files.copy(clear, output);
    }
  }

  private Cipher cipher(int index) {
    try {
      var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      var number = ByteBuffer.allocate(16).putLong(0).putLong(FIRST + index).array();
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(number));
      return cipher;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES", impossible);
    }
  }
}
