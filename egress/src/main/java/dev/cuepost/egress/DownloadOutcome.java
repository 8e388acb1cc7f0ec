package dev.cuepost.egress;

import java.nio.file.Path;
import java.util.Optional;

/** What came of a {@link Download}. Only the first leaves a file behind. */
public sealed interface DownloadOutcome {
  /**
   * All of it is there.
   *
   * @param file where
   * @param sizeBytes how long it is
   * @param contentType what the server says it is, if it says so
   */
  record Downloaded(Path file, long sizeBytes, Optional<String> contentType)
      implements DownloadOutcome {}

  /**
   * It may not be fetched from there, or the URL is none.
   *
   * @param reason one sentence
   */
  record Refused(String reason) implements DownloadOutcome {}

  /** The server answered, but not with the file. */
  record HttpStatus(int status) implements DownloadOutcome {}

  /** It is longer than allowed. */
  record TooLarge(long maximumBytes) implements DownloadOutcome {}

  /** The server did not answer, or not to the end. */
  record Failed(ExchangeFailure why) implements DownloadOutcome {}

  /**
   * It could not be written here.
   *
   * @param reason one sentence
   */
  record NotStored(String reason) implements DownloadOutcome {}
}
