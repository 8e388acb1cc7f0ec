package dev.cuepost.console.frame;

import dev.cuepost.identity.Denial;

/** Why a request is not done. An answer, not a fault: it has no stack trace. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String detail;

  /** What is wrong. Each has texts of its own. */
  public enum Kind {
    NOT_FOUND(404, "not-found"),
    FORBIDDEN(403, "forbidden"),
    /** The form is not one of ours, or of another session. */
    STALE(403, "stale"),
    /** The browser does not keep cookies of an address like this. */
    NO_COOKIE(403, "no-cookie"),
    TOO_LARGE(413, "too-large"),
    TOO_MANY(429, "too-many"),
    FAILED(500, "failed");

    private final int status;
    private final String word;

    Kind(int status, String word) {
      this.status = status;
      this.word = word;
    }

    int status() {
      return status;
    }

    String word() {
      return word;
    }
  }

  public Refusal(Kind kind, String detail) {
    super(kind.word(), null, false, false);
    this.kind = kind;
    this.detail = detail;
  }

  /** What is asked for does not exist. */
  public static Refusal notFound(String what) {
    return new Refusal(Kind.NOT_FOUND, what);
  }

  static Refusal of(Denial denial) {
    return new Refusal(Kind.FORBIDDEN, denial.sentence());
  }

  Kind kind() {
    return kind;
  }

  String detail() {
    return detail;
  }
}
