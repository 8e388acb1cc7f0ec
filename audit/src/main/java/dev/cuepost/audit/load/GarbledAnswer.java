package dev.cuepost.audit.load;

import java.io.IOException;

/** An answer that is none by the protocol. */
final class GarbledAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  GarbledAnswer(String sentence) {
    super(sentence);
  }

  GarbledAnswer(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
