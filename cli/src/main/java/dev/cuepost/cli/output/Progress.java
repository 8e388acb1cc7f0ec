package dev.cuepost.cli.output;

/** How far a command has come. */
public interface Progress extends AutoCloseable {
  /** Nobody watches. */
  Progress NONE = _ -> {};

  /** What is counted. */
  enum Unit {
    BYTES,
    MESSAGES,
    ROWS,
    PERCENT
  }

  /** It has come so far. */
  void at(long done);

  @Override
  default void close() {}
}
