package dev.cuepost.audit.load;

import java.io.IOException;

/** Looks at what is in the queue and leaves it there. */
final class Onlooker implements Habit {
  private static final int BATCH = 16;
  private static final long PAUSE_MILLIS = 20;

  @Override
  public void once(RecordedQueue queue) throws IOException, InterruptedException {
    queue.peek(BATCH);
    Thread.sleep(PAUSE_MILLIS);
  }
}
