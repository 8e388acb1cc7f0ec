package dev.cuepost.server;

/**
 * How many threads carry the virtual ones.
 *
 * <p>A virtual thread that waits for a class to be loaded keeps its carrier. On a machine with two
 * processors two of them keep all there are; if the thread that loads the class then needs a lock
 * that has just been promised to a third virtual thread, nobody can go on. So there are more
 * carriers than processors; those that have nothing to do cost nothing.
 */
final class Carriers {
  private static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";
  private static final int LEAST = 32;

  private Carriers() {}

  /** To be called before the first virtual thread is made; who has set the number keeps it. */
  static void provide() {
    if (System.getProperty(PROPERTY) == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(PROPERTY, Integer.toString(Math.max(LEAST, processors)));
    }
  }
}
