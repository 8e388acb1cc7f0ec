package dev.cuepost.callback.event;

/** What a person decided about an asset. */
public enum AuditStatus implements Word {
  /** It may be played. */
  NORMAL("Normal"),
  /** It may not. */
  BLOCKED("Blocked");

  private final String word;

  AuditStatus(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
