package dev.cuepost.media.pull;

/** How far a pull has come. */
public enum PullState {
  /** Nobody has begun it. */
  PENDING,
  /** It is under way, or waits for its next attempt. */
  DOWNLOADING,
  /** The file is there. */
  SUCCEEDED,
  /** The file will not come. */
  FAILED
}
