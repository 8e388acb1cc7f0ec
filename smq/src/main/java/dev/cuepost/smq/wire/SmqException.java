package dev.cuepost.smq.wire;

/** A request cannot be honoured; the reply is this error. Expected, so without a stack trace. */
public final class SmqException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SmqError error;

  SmqException(SmqError error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  public SmqError error() {
    return error;
  }

  /** The error's text, its gaps filled. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
