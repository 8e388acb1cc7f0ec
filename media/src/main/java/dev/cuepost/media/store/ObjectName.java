package dev.cuepost.media.store;

import java.nio.charset.StandardCharsets;

/**
 * Which object.
 *
 * @param bucket where it is
 * @param key 1 to 1023 bytes of UTF-8, not beginning with a slash or backslash
 */
public record ObjectName(BucketId bucket, String key) {
  private static final int KEY_MAX_BYTES = 1023;

  public ObjectName {
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "an object key is 1 to 1023 bytes of UTF-8 that do not begin with / or \\, was " + key);
    }
  }

  public static boolean isKey(String key) {
    return !key.isEmpty()
        && key.charAt(0) != '/'
        && key.charAt(0) != '\\'
        && key.length() <= KEY_MAX_BYTES
        && StandardCharsets.UTF_8.newEncoder().canEncode(key)
        && key.getBytes(StandardCharsets.UTF_8).length <= KEY_MAX_BYTES;
  }
}
