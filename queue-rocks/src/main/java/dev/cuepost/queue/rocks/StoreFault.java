package dev.cuepost.queue.rocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The files of the queues cannot be used. The message is one sentence that names their place. */
final class StoreFault extends IOException {
  private static final long serialVersionUID = 1L;

  private StoreFault(String message, Throwable cause) {
    super(message, cause);
  }

  private StoreFault(String message) {
    super(message);
  }

  static StoreFault unopened(Path directory, Exception cause) {
    String said = said(cause);
    if (said.contains("LOCK:")) {
      return new StoreFault(
          "the queue store in " + directory + " is in use by another process", cause);
    }
    return new StoreFault(
        "the queue store in %s cannot be opened and was left as it is: %s"
            .formatted(directory, said),
        cause);
  }

  static StoreFault damaged(Path directory, String why) {
    return new StoreFault(
        "the queue store in %s is damaged and was left as it is: %s".formatted(directory, why));
  }

  static StoreFault otherVersion(Path directory) {
    return new StoreFault(
        "the queue store in "
            + directory
            + " was written by another version of Cuepost and was left as it is");
  }

  static StoreFault unread(Path directory, Throwable cause) {
    return new StoreFault(
        "the queue store in %s cannot be read: %s".formatted(directory, said(cause)), cause);
  }

  static StoreFault unwritten(Path directory, Throwable cause) {
    return new StoreFault(
        "the queue store in %s cannot be written: %s".formatted(directory, said(cause)), cause);
  }

  /** The same words for a caller of the engine. */
  UncheckedIOException unchecked() {
    return new UncheckedIOException(getMessage(), this);
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message.replace('\n', ' ');
  }
}
