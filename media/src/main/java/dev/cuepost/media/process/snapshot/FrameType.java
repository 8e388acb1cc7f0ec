package dev.cuepost.media.process.snapshot;

/** Which frames may be taken. On the wire: {@code FrameType}. */
public enum FrameType {
  /** Key frames alone: for each moment the first one at it or after it, and none twice. */
  INTRA,
  /** Any: the one that is on display at the moment. */
  NORMAL
}
