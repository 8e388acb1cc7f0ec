package dev.cuepost.media.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of texts by their UTF-8 bytes, in which object storage lists keys. */
public final class Utf8Order {
  private Utf8Order() {}

  public static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
