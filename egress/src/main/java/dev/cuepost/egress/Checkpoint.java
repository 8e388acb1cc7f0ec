package dev.cuepost.egress;

import java.util.Optional;

/**
 * How far a download has come, so that it can go on from there.
 *
 * @param bytes that are safely in the file, from its beginning
 * @param totalBytes of the whole file, if its server has said so
 * @param validator by which the server knows the version of which they are; without it there is no
 *     going on
 */
public record Checkpoint(long bytes, Optional<Long> totalBytes, Optional<String> validator) {
  /** Nothing has come yet. */
  public static final Checkpoint NONE = new Checkpoint(0, Optional.empty(), Optional.empty());

  Checkpoint at(long nowBytes) {
    return new Checkpoint(nowBytes, totalBytes, validator);
  }

  boolean isComplete() {
    return totalBytes.filter(total -> total == bytes).isPresent();
  }

  boolean canGoOn() {
    return bytes > 0 && validator.isPresent();
  }
}
