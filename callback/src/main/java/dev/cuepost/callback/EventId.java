package dev.cuepost.callback;

/** An event's name, the same over all its deliveries and attempts. */
public record EventId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
