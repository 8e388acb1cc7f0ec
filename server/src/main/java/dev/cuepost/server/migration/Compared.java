package dev.cuepost.server.migration;

/**
 * Something that is, or should be, on both sides.
 *
 * @param what {@code table}, {@code queue} or {@code objects}
 * @param here how many rows, messages or objects the directory has
 * @param there how many there are where it moves to
 * @param digest of what is here; empty of objects
 * @param same whether all of it is the same
 */
public record Compared(What what, String name, long here, long there, String digest, boolean same) {
  /** What is compared. */
  public enum What {
    TABLE,
    QUEUE,
    OBJECTS
  }
}
