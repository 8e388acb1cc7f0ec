package dev.cuepost.media.search;

/** A text that asks for nothing that can be understood. */
public final class BadMatchException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Constructs the complaint.
   *
   * @param sentence for who wrote the text
   */
  BadMatchException(String sentence) {
    super(sentence, null, false, false);
  }

  /** One sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
