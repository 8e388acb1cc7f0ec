package dev.cuepost.media.process.job;

/** What the jobs of a group are to each other. */
public enum GroupKind {
  /** The outputs of one SubmitTranscodeJob. */
  TRANSCODE,
  /** The outputs and groups of outputs of one SubmitMediaConvertJob. */
  CONVERT,
  /** The streams of one SubmitTranscodeJobs of VOD. */
  STREAMS
}
