package dev.cuepost.media.process.transcode;

/** What tests lay over a picture. */
final class Overlaid {
  /** Seen from half a second to one and a half. */
  static final String CAPTION =
      """
      1
      00:00:00,500 --> 00:00:01,500
      ████████████
      """;

  private Overlaid() {}
}
