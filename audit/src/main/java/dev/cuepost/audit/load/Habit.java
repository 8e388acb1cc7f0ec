package dev.cuepost.audit.load;

import java.io.IOException;

/** What a client does over and over. */
interface Habit {
  void once(RecordedQueue queue) throws IOException, InterruptedException;
}
