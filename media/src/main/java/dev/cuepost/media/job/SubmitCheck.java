package dev.cuepost.media.job;

/** What can be told about a job before any of its files is looked at. */
@FunctionalInterface
interface SubmitCheck {
  Verdict check(EditingOrder order);

  sealed interface Verdict permits Passed, Refusal {}

  /**
   * The job may run.
   *
   * @param mediaUrl where its output goes
   */
  record Passed(String mediaUrl) implements Verdict {}

  record Refusal(String code, String message) implements Verdict {}
}
