package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.Word;

/** How a file is named. */
public enum FileType implements Word {
  /** By the address of an object. */
  OSS("OSS"),
  /** By the id of an asset. */
  MEDIA("Media");

  private final String word;

  FileType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
