package dev.cuepost.cli.client;

/** What the server said instead of doing it. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refused(String code, String message) {
    super(code + ": " + message, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
