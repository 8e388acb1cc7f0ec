package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.Word;

/** What kind of file an asset is. */
public enum MediaType implements Word {
  /** Sound alone. */
  AUDIO("audio"),
  /** Pictures that move. */
  VIDEO("video"),
  /** A still picture. */
  IMAGE("image"),
  /** Subtitles and the like. */
  TEXT("text"),
  /** Anything else. */
  OTHER("other");

  private final String word;

  MediaType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
