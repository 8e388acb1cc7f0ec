package dev.cuepost.media.job;

/** What came of submitting a job. */
public sealed interface SubmitOutcome {
  /**
   * The job is stored and will run.
   *
   * @param jobId its name
   * @param projectId the editing project made for it
   * @param mediaId the asset id that its output will have
   */
  record Accepted(String jobId, String projectId, String mediaId) implements SubmitOutcome {}

  /**
   * The request is not valid; nothing was stored.
   *
   * @param code the protocol's error code, such as {@code InvalidParameter}
   * @param message one sentence that names the field, the rule and the value met
   */
  record Refused(String code, String message) implements SubmitOutcome {}
}
