package dev.cuepost.identity.policy;

import java.io.Serial;

/**
 * A document is no policy. The message is one sentence that names the field, its rule and what was
 * met.
 */
public final class PolicyProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PolicyProblem(String sentence) {
    super(sentence);
  }
}
