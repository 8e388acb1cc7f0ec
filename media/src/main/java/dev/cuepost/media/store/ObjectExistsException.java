package dev.cuepost.media.store;

import java.io.IOException;

/** An object was not stored because there is one of its name, which must not be replaced. */
public final class ObjectExistsException extends IOException {
  private static final long serialVersionUID = 1L;

  public ObjectExistsException(ObjectName name) {
    super(name + " exists");
  }

  /** An answer, not a fault: it has no stack trace. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
