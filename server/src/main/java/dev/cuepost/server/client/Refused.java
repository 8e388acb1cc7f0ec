package dev.cuepost.server.user;

/** What the server said instead of doing it. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refused(String code, String message) {
    super(code + ": " + message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
