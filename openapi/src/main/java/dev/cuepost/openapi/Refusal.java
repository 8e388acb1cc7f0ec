package dev.cuepost.openapi;

/** Ends a request with an error of the table. An answer, not a fault: it has no stack trace. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RpcError error;
  private final transient Fields details;

  public Refusal(RpcError error) {
    this(error, new Fields());
  }

  /**
   * Constructs a refusal.
   *
   * @param details told beside code and message
   */
  public Refusal(RpcError error, Fields details) {
    super(error.code(), null, false, false);
    this.error = error;
    this.details = details;
  }

  public RpcError error() {
    return error;
  }

  Fields details() {
    return details;
  }
}
