package dev.cuepost.queue;

/** A message's name: 32 upper-case hex digits, unique over all queues. Opaque to clients. */
public record MessageId(String value) {
  private static final int LENGTH = 32;

  public MessageId {
    if (!isId(value)) {
      throw new IllegalArgumentException("a message id is 32 upper-case hex digits, was " + value);
    }
  }

  private static boolean isId(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isDigit(value.charAt(i))) {
        return false;
      }
    }
    return value.length() == LENGTH;
  }

  private static boolean isDigit(char character) {
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F');
  }

  @Override
  public String toString() {
    return value;
  }
}
