package dev.cuepost.callback.event.ims;

import dev.cuepost.callback.event.Word;

/** What started a job. */
public enum TriggerSource implements Word {
  /** A call. */
  API("API"),
  /** A workflow. */
  WORKFLOW("Workflow"),
  /** A person at the console. */
  CONSOLE("Console");

  private final String word;

  TriggerSource(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
