package dev.cuepost.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;

/**
 * An answer, looked at where it lies in a connection's buffer. Good until the connection's next
 * request. Only what the load needs is read: the status, the length, the place of the content.
 */
public final class Response {
  private static final byte[] LENGTH = lowerCase("content-length:");
  private static final byte[] CODING = lowerCase("transfer-encoding:");

  private byte[] bytes = {};
  private int status;
  private int contentFrom;
  private int contentEnd;
  private long askedAt;
  private long answeredAt;

  /**
   * Whether a whole answer stands at the beginning of the buffer.
   *
   * @throws IllegalStateException if it has no length that is told beforehand
   */
  boolean read(byte[] buffer, int filled) {
    bytes = buffer;
    int line = 0;
    int length = 0;
    while (true) {
      int end = lineFeed(buffer, line, filled);
      if (end < 0) {
        return false;
      }
      if (line == 0) {
        status = number(buffer, "HTTP/1.1 ".length(), end);
      } else if (end - line <= 1) { // the empty line, with its carriage return
        contentFrom = end + 1;
        contentEnd = contentFrom + length;
        return contentEnd <= filled;
      } else if (begins(buffer, line, LENGTH)) {
        length = number(buffer, line + LENGTH.length, end);
      } else if (begins(buffer, line, CODING)) {
        throw new IllegalStateException("an answer in chunks, which this client does not read");
      }
      line = end + 1;
    }
  }

  void timed(long asked, long answered) {
    askedAt = asked;
    answeredAt = answered;
  }

  public int status() {
    return status;
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** When it was whole, by {@link System#nanoTime}. */
  public long answeredAt() {
    return answeredAt;
  }

  /** From the writing of the request to the last byte of the answer. */
  public long nanos() {
    return answeredAt - askedAt;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int contentFrom() {
    return contentFrom;
  }

  /** Place behind the next occurrence of a text in the content; -1 if there is none. */
  public int behind(byte[] text, int from) {
    int last = contentEnd - text.length;
    for (int i = from; i <= last; i++) {
      int matched = 0;
      while (matched < text.length && bytes[i + matched] == text[matched]) {
        matched++;
      }
      if (matched == text.length) {
        return i + matched;
      }
    }
    return -1;
  }

  /** Place of the next such byte; the content's end if there is none. */
  public int indexOf(char character, int from) {
    int at = from;
    while (at < contentEnd && bytes[at] != character) {
      at++;
    }
    return at;
  }

  public String content() {
    return new String(bytes, contentFrom, contentEnd - contentFrom, UTF_8);
  }

  private static int lineFeed(byte[] buffer, int from, int end) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static boolean begins(byte[] buffer, int at, byte[] lowerCased) {
    for (int i = 0; i < lowerCased.length; i++) {
      int found = buffer[at + i];
      if ((found >= 'A' && found <= 'Z' ? found | 0x20 : found) != lowerCased[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end && buffer[at] == ' ') {
      at++;
    }
    int number = 0;
    while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
      number = number * 10 + buffer[at++] - '0';
    }
    return number;
  }

  private static byte[] lowerCase(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
