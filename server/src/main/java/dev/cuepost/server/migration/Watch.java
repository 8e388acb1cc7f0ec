package dev.cuepost.server.migration;

/** Sees how far a migration has come. */
public interface Watch {
  /** A step begins or has come further; {@code total} is 0 if it is not known. */
  void at(Step step, long done, long total);
}
