package dev.cuepost.queue;

/**
 * The right to end, or to extend, one lease of one message: text that the engine issues and that
 * nobody can make up. Only {@code A-Z a-z 0-9 - _ .}, at most 200 characters, because clients put
 * it into URLs unescaped. Any text may be presented as one; the engine judges it.
 */
public record ReceiptHandle(String value) {
  @Override
  public String toString() {
    return value;
  }
}
