package dev.cuepost.callback.setting;

/** What HTTP callbacks are signed with. A secret that its user and the server share. */
public record SigningKey(String text) {
  /** Never shows the key. */
  @Override
  public String toString() {
    return "SigningKey";
  }
}
