package dev.cuepost.media.process.snapshot;

/**
 * What comes out of a snapshot job. On the wire: {@code Normal}, {@code Sprite}, {@code WebVtt}.
 */
public enum SnapshotKind {
  /** Single pictures. */
  NORMAL,
  /** Sheets of small pictures. */
  SPRITE,
  /** Sheets of small pictures with a WebVTT track. */
  WEB_VTT
}
