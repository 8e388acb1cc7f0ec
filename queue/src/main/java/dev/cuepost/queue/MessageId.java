package dev.cuepost.queue;

/** A message's name: 32 upper-case hex digits, unique over all queues. Opaque to clients. */
public record MessageId(String value) {
  public MessageId {
    if (!value.matches("[0-9A-F]{32}")) {
      throw new IllegalArgumentException("a message id is 32 upper-case hex digits, was " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
