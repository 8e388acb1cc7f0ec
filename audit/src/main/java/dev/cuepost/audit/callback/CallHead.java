package dev.cuepost.audit.callback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a call tells.
 *
 * @param event the {@code webhook-id}; null if there is none
 * @param length of the body, bytes
 */
record CallHead(@Nullable String event, int length) {
  private static final int LONGEST = 65_536;

  /** Reads one; empty if the peer ends before. */
  static Optional<CallHead> read(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.length() < LONGEST) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      text.append((char) next);
      if (next == '\n' && text.length() >= 4 && text.lastIndexOf("\r\n\r\n") == text.length() - 4) {
        return Optional.of(parse(text.toString()));
      }
    }
    throw new IOException("a head of more than %d bytes".formatted(LONGEST));
  }

  private static CallHead parse(String text) throws IOException {
    String event = null;
    int length = 0;
    for (String line : text.lines().skip(1).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "webhook-id" -> event = value;
          case "content-length" -> length = number(value);
          default -> {
            // of no concern here
          }
        }
      }
    }
    return new CallHead(event, length);
  }

  private static int number(String value) throws IOException {
    if (!value.matches("[0-9]{1,7}")) {
      throw new IOException("a length of " + value);
    }
    return Integer.parseInt(value);
  }
}
