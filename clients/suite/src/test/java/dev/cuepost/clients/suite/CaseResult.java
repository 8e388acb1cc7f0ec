package dev.cuepost.clients.suite;

import java.util.Optional;

/**
 * A line of a client program.
 *
 * @param kind operation or error
 * @param subject the operation's name, or the error's code
 * @param what the case in a few words
 * @param failure why it failed, if it did
 */
record CaseResult(Kind kind, String subject, String what, Optional<String> failure) {
  enum Kind {
    OPERATION,
    ERROR
  }

  /** Reads {@code kind TAB subject TAB what TAB passed}, or {@code failed TAB why}; else empty. */
  static Optional<CaseResult> parse(String line) {
    var parts = line.split("\t", -1);
    if (parts.length < 4) {
      return Optional.empty();
    }
    var kind =
        switch (parts[0]) {
          case "operation" -> Kind.OPERATION;
          case "error" -> Kind.ERROR;
          default -> throw new IllegalArgumentException("neither operation nor error: " + line);
        };
    var failure =
        switch (parts[3]) {
          case "passed" -> Optional.<String>empty();
          case "failed" -> Optional.of(parts.length > 4 ? parts[4] : "no reason given");
          default -> throw new IllegalArgumentException("neither passed nor failed: " + line);
        };
    return Optional.of(new CaseResult(kind, parts[1], parts[2], failure));
  }

  @Override
  public String toString() {
    return subject + ": " + what;
  }
}
