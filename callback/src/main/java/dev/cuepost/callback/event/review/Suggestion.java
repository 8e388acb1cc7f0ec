package dev.cuepost.callback.event.review;

import dev.cuepost.callback.event.Word;

/** What a review suggests to do. */
public enum Suggestion implements Word {
  /** Nothing. */
  PASS("pass"),
  /** Let a person look. */
  REVIEW("review"),
  /** Do not show it. */
  BLOCK("block");

  private final String word;

  Suggestion(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
