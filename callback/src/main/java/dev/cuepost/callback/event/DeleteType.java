package dev.cuepost.callback.event;

/** How much of an asset was deleted. */
public enum DeleteType implements Word {
  /** Everything. */
  ALL("all"),
  /** The source file. */
  MEZZANINE("mezzanine"),
  /** Some transcoded streams. */
  STREAM("stream");

  private final String word;

  DeleteType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
