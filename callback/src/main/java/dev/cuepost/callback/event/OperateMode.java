package dev.cuepost.callback.event;

/** What was done to an asset's information. */
public enum OperateMode implements Word {
  /** It is new. */
  CREATE("create"),
  /** It changed. */
  UPDATE("update"),
  /** It is gone. */
  DELETE("delete");

  private final String word;

  OperateMode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
