package dev.cuepost.audit.history;

/** Why there is no verdict: one sentence that names the thing, the rule and what was met. */
public final class AuditProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AuditProblem(String sentence) {
    super(sentence);
  }

  public AuditProblem(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
