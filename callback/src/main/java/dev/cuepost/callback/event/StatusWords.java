package dev.cuepost.callback.event;

/**
 * The pairs of words in which events say how something ended; which one is used depends on the
 * event.
 */
public enum StatusWords {
  /** IMS, as a rule. */
  SUCCESS_FAIL("Success", "Fail"),
  /** VOD, as a rule. */
  LOWER_CASE("success", "fail"),
  /** Conversions in IMS, storage classes in VOD. */
  SUCCESS_FAILED("Success", "Failed"),
  /** Workflows. */
  SUCCEED_FAILED("Succeed", "Failed"),
  /** Batches and intelligent jobs in IMS. */
  FINISHED_FAILED("Finished", "Failed");

  private final String good;
  private final String bad;

  StatusWords(String good, String bad) {
    this.good = good;
    this.bad = bad;
  }

  String of(boolean succeeded) {
    return succeeded ? good : bad;
  }
}
