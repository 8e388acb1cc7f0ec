package dev.cuepost.queue.rocks;

import dev.cuepost.queue.rocks.SyncMark.Synced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The files of the queues cannot be used. The message is one sentence that names their place. */
final class StoreFault extends IOException {
  private static final long serialVersionUID = 1L;

  private static final String REMEDY =
      "; bring the file back, or remove the file %s beside it to go on without what is lost"
          .formatted(SyncMark.NAME);

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
            .formatted(directory, Diagnosis.of(directory, said)),
        cause);
  }

  static StoreFault damaged(Path directory, String why) {
    return new StoreFault(
        "the queue store in %s is damaged and was left as it is: %s".formatted(directory, why));
  }

  static StoreFault cutLog(Path directory, Synced mark, long bytes) {
    return damaged(
        directory,
        "its file %s has %d bytes and had %d when they were last synced"
                .formatted(mark.logName(), bytes, mark.logBytes())
            + REMEDY);
  }

  static StoreFault lostLog(Path directory, Synced mark, long found) {
    return damaged(
        directory,
        "its file %s or what it held is missing: change %d was acknowledged, the last one found is %d"
                .formatted(mark.logName(), mark.group(), found)
            + REMEDY);
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
