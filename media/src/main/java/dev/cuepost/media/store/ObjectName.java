package dev.cuepost.media.store;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Which object. Bucket names are unique over all accounts and regions of a server.
 *
 * @param bucket 3 to 63 of lower-case letters, digits and hyphens, a hyphen neither first nor last
 * @param key 1 to 1023 bytes of UTF-8, not beginning with a slash or backslash
 */
public record ObjectName(String bucket, String key) {
  private static final int KEY_MAX_BYTES = 1023;
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  public ObjectName {
    if (!isBucket(bucket)) {
      throw new IllegalArgumentException(
          "a bucket name is 3 to 63 of a-z, 0-9 and inner hyphens, was " + bucket);
    }
    if (!isKey(key)) {
      throw new IllegalArgumentException(
          "an object key is 1 to 1023 bytes of UTF-8 that do not begin with / or \\, was " + key);
    }
  }

  public static boolean isBucket(String bucket) {
    return BUCKET.matcher(bucket).matches();
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
