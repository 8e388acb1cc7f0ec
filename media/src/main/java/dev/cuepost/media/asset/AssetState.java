package dev.cuepost.media.asset;

/** How far an asset has come. */
public enum AssetState {
  /** Its file is awaited. */
  UPLOADING,
  /** Its file is there and is looked at. */
  ANALYSING,
  /** It can be used. */
  NORMAL,
  /** It could be used, but a person has decided that it may not. */
  BLOCKED,
  /** Its file did not come, or is no media. */
  FAILED
}
