package dev.cuepost.media.json;

/**
 * Why a timeline, a configuration or a source cannot be worked with.
 *
 * <p>Codes: the vendor's error centre and the pages of SubmitMediaProducingJob and
 * GetMediaProducingJob, https://help.aliyun.com/document_detail/197855.html.
 *
 * @param code the protocol's error code, such as {@code InvalidParameter}
 * @param message one sentence that names the field by its path, the rule and the value met
 * @param stage when it can be known
 */
public record Rejection(String code, String message, Stage stage) {
  /** The earliest moment at which a rule can be checked. */
  public enum Stage {
    /** From the request alone: the submission is refused. */
    SUBMIT,
    /** Only once the sources are at hand: the job fails. */
    JOB
  }

  public static Rejection atSubmit(String code, String message) {
    return new Rejection(code, message, Stage.SUBMIT);
  }

  public static Rejection inJob(String code, String message) {
    return new Rejection(code, message, Stage.JOB);
  }
}
