package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.Word;

/** What a snapshot job makes. */
public enum SnapshotType implements Word {
  /** Single pictures. */
  NORMAL("Normal"),
  /** Sheets of small pictures. */
  SPRITE("Sprite"),
  /** Sheets, and a text file that says what is where. */
  WEB_VTT("WebVtt");

  private final String word;

  SnapshotType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
