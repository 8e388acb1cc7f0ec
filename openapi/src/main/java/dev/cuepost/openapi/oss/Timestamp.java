package dev.cuepost.openapi.oss;

import dev.cuepost.openapi.WireTime;
import java.time.Instant;

/** Moments as the documents of this face tell them: {@code 2026-11-22T01:46:33.000Z}. */
final class Timestamp {
  private Timestamp() {}

  static String of(Instant moment) {
    return WireTime.of(moment).replace("Z", ".000Z");
  }
}
