package dev.cuepost.state;

/**
 * Counts what happens on all servers together: each tells the others what it has counted, within
 * some tenths of a second. What is counted while the others cannot be reached they never hear. All
 * threads may use it.
 */
public interface Tally {
  /** Of a server that is the only one. */
  Tally ALONE =
      new Tally() {
        @Override
        public void add(String name, long amount) {
          // Nobody else is to know.
        }

        @Override
        public void listen(Counted elsewhere) {
          // Nothing is counted elsewhere.
        }
      };

  /** Hears what was counted. */
  @FunctionalInterface
  interface Counted {
    /**
     * So much was counted.
     *
     * @param amount positive, of several calls together
     */
    void add(String name, long amount);
  }

  /**
   * Counts. Never blocks.
   *
   * @param name of what, without line breaks
   * @param amount positive
   */
  void add(String name, long amount);

  /** Hears what the other servers count, by one thread. */
  void listen(Counted elsewhere);
}
