package dev.cuepost.openapi;

/** Ends a request with an error of the table. An answer, not a fault: it has no stack trace. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RpcError error;

  public Refusal(RpcError error) {
    super(error.code(), null, false, false);
    this.error = error;
  }

  public RpcError error() {
    return error;
  }
}
