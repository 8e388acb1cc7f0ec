package dev.cuepost.server;

import org.jspecify.annotations.Nullable;

/**
 * A failure that its reader can mend: one sentence that names the thing, the rule and the remedy.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Problem(String sentence) {
    super(sentence);
  }

  Problem(@Nullable String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
