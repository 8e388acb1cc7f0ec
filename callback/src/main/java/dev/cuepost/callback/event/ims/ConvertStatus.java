package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.Word;

/** How a conversion, or a part of it, ended. */
public enum ConvertStatus implements Word {
  /** It is there. */
  SUCCESS("Success"),
  /** It is not. */
  FAILED("Failed"),
  /** It was not needed. */
  SKIPPED("Skipped");

  private final String word;

  ConvertStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
