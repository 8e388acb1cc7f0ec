package dev.cuepost.media.process.plugin;

/** What to do with content. On the wire in lower case. */
public enum Suggestion {
  PASS,
  REVIEW,
  BLOCK
}
