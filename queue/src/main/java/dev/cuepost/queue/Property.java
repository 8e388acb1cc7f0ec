package dev.cuepost.queue;

/**
 * A named value that a sender attaches to a message. Carried as sent: the type says how a reader
 * may take the text, and nothing here looks into it.
 *
 * @param name case-sensitive
 * @param type how the value is meant
 * @param value text; for {@link Type#BINARY} Base64 of the bytes
 */
public record Property(String name, Type type, String value) {
  /** How a value is meant. */
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    BINARY
  }
}
