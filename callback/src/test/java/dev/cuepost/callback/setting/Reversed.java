package dev.cuepost.callback.setting;

/** Makes secrets unreadable at a glance, and tells whether they are opened for what they are. */
public record Reversed(String key) implements Sealing {
  @Override
  public String seal(String purpose, String secret) {
    return key + "|" + purpose + "|" + new StringBuilder(secret).reverse();
  }

  @Override
  public String open(String purpose, String sealed) {
    String[] parts = sealed.split("\\|", 3);
    if (!parts[1].equals(purpose)) {
      throw new IllegalStateException("sealed for " + parts[1] + ", not for " + purpose);
    }
    return new StringBuilder(parts[2]).reverse().toString();
  }
}
