package dev.cuepost.media.asset;

/** How an asset came to be. */
public enum AssetSource {
  /** A client put its file into a place that it was given, or named a URL to fetch it from. */
  UPLOADED,
  /** Its file lay there already. */
  REGISTERED,
  /** Its file is that of a video of VOD, whose it stays. */
  IMPORTED,
  /** A job wrote its file. */
  PRODUCED
}
