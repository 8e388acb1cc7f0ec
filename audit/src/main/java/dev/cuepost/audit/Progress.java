package dev.cuepost.audit;

import java.time.Duration;

/** Told how far a run is. */
interface Progress extends AutoCloseable {
  /** A stretch of the load is over. */
  void passed(Duration stretch);

  /** What goes on now. */
  void tell(String what);

  @Override
  void close();

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void passed(Duration stretch) {}

      @Override
      public void tell(String what) {}

      @Override
      public void close() {}
    };
  }
}
