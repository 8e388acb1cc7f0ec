package dev.cuepost.media.process.job;

/** What a job makes. */
public enum JobKind {
  TRANSCODE,
  SNAPSHOT,
  DYNAMIC_IMAGE,
  MEDIA_INFO,
  PACKAGE,
  /** Looks for copies in a library. */
  DNA,
  /** Asks a plug-in what is in a file. */
  TAG,
  /** Asks a plug-in whether a file may be shown. */
  AUDIT,
  /** Asks a plug-in what is said in a file. */
  SPEECH
}
