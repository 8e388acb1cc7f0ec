package dev.cuepost.cli.listen;

import java.util.List;

/**
 * What became of a request's verification.
 *
 * @param findings one sentence for each signature that was looked at
 */
record Verdict(State state, List<String> findings) {
  enum State {
    VERIFIED,
    FAILED,
    /** Nothing was given to verify with. */
    UNCHECKED
  }
}
