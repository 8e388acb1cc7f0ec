package dev.cuepost.media.json;

/**
 * Carries a rejection out of deeply nested reading or resolving. It never leaves a domain's
 * package: the public entry points, {@link Json#read} first, turn it into a {@link Verdict}.
 */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  public RejectedException(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }
}
