package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.Word;

/** What kind of asset it is. */
public enum MediaType implements Word {
  /** A video, or sound alone. */
  VIDEO("video"),
  /** A still picture. */
  IMAGE("image"),
  /** A watermark, a subtitle and the like. */
  ATTACHED("attached");

  private final String word;

  MediaType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
