package dev.cuepost.queue;

/** A message's name: 32 upper-case hex digits, unique over all queues. Opaque to clients. */
public record MessageId(String value) {
  private static final int LENGTH = 32;

  public MessageId {
    if (value.length() != LENGTH || !value.chars().allMatch(MessageId::isDigit)) {
      throw new IllegalArgumentException("a message id is 32 upper-case hex digits, was " + value);
    }
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F');
  }

  @Override
  public String toString() {
    return value;
  }
}
