package dev.cuepost.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Names that are never the same twice. Any number of threads may ask. */
final class Ids {
  private static final int COUNTED_DIGITS = 12;

  private final SecureRandom random;
  private final String process;
  private final AtomicLong requests;

  Ids(SecureRandom random) {
    this.random = random;
    process = HexFormat.of().withUpperCase().formatHex(bytes(6));
    requests = new AtomicLong(random.nextLong());
  }

  /** 32 lower-case hex digits from random bytes: jobs, projects, assets, events. */
  String hex32() {
    return HexFormat.of().formatHex(bytes(16));
  }

  /**
   * 24 upper-case hex digits: requests. They are counted, for randomness costs more than answering
   * a small request, and nobody gains anything by guessing them.
   */
  String upperHex24() {
    return process
        + HexFormat.of().withUpperCase().toHexDigits(requests.getAndIncrement(), COUNTED_DIGITS);
  }

  /** 64 lower-case hex digits that nobody can guess. */
  String secret() {
    return HexFormat.of().formatHex(bytes(32));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
