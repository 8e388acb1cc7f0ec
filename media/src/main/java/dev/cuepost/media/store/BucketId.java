package dev.cuepost.media.store;

import java.util.regex.Pattern;

/**
 * Which bucket. Names are unique over all accounts of a region; each region has its own.
 *
 * @param region 1 to 64 of lower-case letters, digits and hyphens
 * @param name 3 to 63 of lower-case letters, digits and hyphens, a hyphen neither first nor last
 */
public record BucketId(String region, String name) {
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

  public BucketId {
    if (!isRegion(region)) {
      throw new IllegalArgumentException(
          "a region is 1 to 64 of a-z, 0-9 and hyphens, was " + region);
    }
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a bucket name is 3 to 63 of a-z, 0-9 and inner hyphens, was " + name);
    }
  }

  public static boolean isRegion(String region) {
    return REGION.matcher(region).matches();
  }

  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
