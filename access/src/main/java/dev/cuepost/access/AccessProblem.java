package dev.cuepost.access;

/**
 * A change that a rule forbids. An answer, not a fault: it has no stack trace.
 *
 * <p>Source of the codes: Resource Access Management documentation, "Error codes" of the API
 * 2015-05-01.
 */
public final class AccessProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int INVALID = 400;
  private static final int MISSING = 404;
  private static final int CONFLICT = 409;
  private static final int FORBIDDEN = 403;

  private final int status;
  private final String code;

  private AccessProblem(int status, String code, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** What does not exist. {@code kind} is User, User.AccessKey, Policy, Role … */
  static AccessProblem missing(String kind, String name) {
    return new AccessProblem(
        MISSING,
        "EntityNotExist." + kind,
        "The %s does not exist: %s".formatted(words(kind), name));
  }

  static AccessProblem exists(String kind, String name) {
    return new AccessProblem(
        CONFLICT,
        "EntityAlreadyExists." + kind,
        "The %s exists already: %s".formatted(words(kind), name));
  }

  static AccessProblem limit(String kind, String owner, int limit) {
    return new AccessProblem(
        CONFLICT,
        "LimitExceeded." + kind,
        "%s has as many of %s as it may have: %d".formatted(owner, words(kind), limit));
  }

  /** Something that still has parts of that kind. */
  static AccessProblem conflict(String kind, String sentence) {
    return new AccessProblem(CONFLICT, "DeleteConflict." + kind, sentence);
  }

  static AccessProblem invalid(String field, String rule) {
    return new AccessProblem(
        INVALID,
        "InvalidParameter." + field,
        "The parameter %s is not valid: %s".formatted(field, rule));
  }

  /** Somebody whom the role does not trust. */
  static AccessProblem notTrusted(String caller, String role) {
    return new AccessProblem(
        FORBIDDEN,
        "NoPermission",
        "You are not authorized to do this action: the role %s does not trust %s"
            .formatted(role, caller));
  }

  private static String words(String kind) {
    return kind.replace('.', ' ');
  }

  /** HTTP status, 4xx. */
  public int status() {
    return status;
  }

  /** What programs look at. */
  public String code() {
    return code;
  }

  /** The sentence for people; it never holds a secret. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
