package dev.cuepost.media.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5, which tags are made of. */
public final class Md5 {
  static final int BYTES = 16;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Md5() {}

  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  static String hex(byte[] md5) {
    return HEX.formatHex(md5);
  }
}
