package dev.cuepost.callback.event.vod;

import dev.cuepost.callback.event.Word;

/** What snapshots are for. */
public enum SnapshotType implements Word {
  /** The cover of the video. */
  COVER("CoverSnapshot"),
  /** Single pictures. */
  NORMAL("NormalSnapshot"),
  /** Sheets of small pictures. */
  SPRITE("SpriteSnapshot"),
  /** The pictures that the sheets are made of. */
  SPRITE_ORIGIN("SpriteOriginSnapshot"),
  /** Sheets, and a text file that says what is where. */
  WEB_VTT("WebVttSnapshot");

  private final String word;

  SnapshotType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
