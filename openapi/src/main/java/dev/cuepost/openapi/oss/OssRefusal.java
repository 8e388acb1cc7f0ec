package dev.cuepost.openapi.oss;

import dev.cuepost.openapi.Fields;
import java.io.IOException;

/**
 * Ends a request with an error of the table. An answer, not a fault: it has no stack trace. It is
 * an {@link IOException} so that an upload found wrong while it streams can end by it.
 */
final class OssRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient OssError error;
  private final transient Fields details;

  OssRefusal(OssError error) {
    this(error, new Fields());
  }

  /**
   * Constructs a refusal.
   *
   * @param details told beside code and message
   */
  OssRefusal(OssError error, Fields details) {
    super(error.code());
    this.error = error;
    this.details = details;
  }

  OssError error() {
    return error;
  }

  Fields details() {
    return details;
  }

  /** The same, with the key that is said to have signed told before the other details. */
  OssRefusal of(String keyId) {
    return new OssRefusal(error, new Fields().text("OSSAccessKeyId", keyId).all(details));
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
