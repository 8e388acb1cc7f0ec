package dev.cuepost.queue.rocks;

import java.io.IOException;

/** Bytes in the store that no version of this engine wrote. */
final class MalformedRecord extends IOException {
  private static final long serialVersionUID = 1L;

  private MalformedRecord(String what) {
    super("the bytes of " + what + " make no sense");
  }

  static void unless(boolean sound, String what) throws MalformedRecord {
    if (!sound) {
      throw new MalformedRecord(what);
    }
  }

  static MalformedRecord of(String what, Exception cause) {
    var malformed = new MalformedRecord(what);
    malformed.initCause(cause);
    return malformed;
  }
}
