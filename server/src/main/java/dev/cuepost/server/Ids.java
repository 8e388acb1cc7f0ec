package dev.cuepost.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that are never the same twice, from random bytes. */
record Ids(SecureRandom random) {
  /** 32 lower-case hex digits: jobs, projects, assets, events. */
  String hex32() {
    return HexFormat.of().formatHex(bytes(16));
  }

  /** 24 upper-case hex digits: requests. */
  String upperHex24() {
    return HexFormat.of().withUpperCase().formatHex(bytes(12));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
