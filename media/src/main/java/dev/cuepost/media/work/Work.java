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
   * @return what writes the end down, which is run unless the lease was lost; the message goes
   *     after it. Empty if the work was broken off: another worker does it
   */
  Optional<Runnable> attempt(String id, String message, int times);
}
