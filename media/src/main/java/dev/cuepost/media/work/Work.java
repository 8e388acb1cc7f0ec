package dev.cuepost.media.work;

import java.util.Optional;

/** What workers do with the ids that they lease. All workers use it at once. */
@FunctionalInterface
public interface Work {
  /**
   * Does what the id stands for. The lease is held meanwhile; the thread is interrupted when it is
   * lost or the process ends.
   *
   * @param id what was put on the queue
   * @param message the name of the message that carries it
   * @param times how often the message was taken, with this time
   * @return how it ended; empty if the work was broken off: another worker does it
   */
  Optional<End> attempt(String id, String message, int times);

  /** How work ended. */
  @FunctionalInterface
  interface End {
    /** Writes it down, while the lease is held; the message goes after it. */
    void write();

    /** The lease was lost before that: clears away what nobody will ask for. */
    default void tooLate() {}
  }
}
