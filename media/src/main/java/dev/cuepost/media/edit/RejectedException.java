package dev.cuepost.media.edit;

/**
 * Carries a rejection out of deeply nested reading or resolving. It never leaves the package: the
 * public entry points turn it into a {@link Verdict}.
 */
final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  RejectedException(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
