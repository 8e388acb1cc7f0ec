package dev.cuepost.media.process.job;

/** How far a job is. */
public enum JobState {
  /** It waits for other jobs of its group. */
  WAITING,
  /** It waits for its turn. */
  INIT,
  PROCESSING,
  SUCCESS,
  FAIL;

  public boolean ended() {
    return this == SUCCESS || this == FAIL;
  }
}
