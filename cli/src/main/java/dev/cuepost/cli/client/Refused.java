package dev.cuepost.cli.client;

import dev.cuepost.cli.outcome.Failure;

/** What the server said instead of doing it. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * What it said.
   *
   * @param requestId by which its operator finds the request; may be empty
   */
  public Refused(String code, String message, String requestId) {
    super(
        code + ": " + message + (requestId.isEmpty() ? "" : " (request " + requestId + ")"),
        null,
        false,
        false);
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** The same for whoever typed the command, with a remedy where one is known. */
  public Failure failure() {
    String sentence = String.valueOf(getMessage());
    return new Failure(
        Remedy.of(code).map(remedy -> sentence + "; " + remedy).orElse(sentence), this);
  }
}
