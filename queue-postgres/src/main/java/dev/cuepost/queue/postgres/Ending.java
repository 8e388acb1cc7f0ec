package dev.cuepost.queue.postgres;

/** Waits for threads that were told to end. */
final class Ending {
  private Ending() {}

  /** To its end, also when interrupted. */
  static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
