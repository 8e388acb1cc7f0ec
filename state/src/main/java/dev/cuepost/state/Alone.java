package dev.cuepost.state;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The bulletin of a server that is the only one. */
record Alone() implements Bulletin {
  @Override
  public boolean hasOthers() {
    return false;
  }

  @Override
  public void tell(Handle tx, String topic, String word) {
    // There is nobody.
  }

  @Override
  public void listen(String topic, Consumer<String> word, Runnable missed) {
    // Nobody says anything.
  }

  @Override
  public void serve(String duty, Runnable taken, Runnable lost) {
    taken.run();
  }

  @Override
  public void start() {
    // Every duty was taken already.
  }

  @Override
  public void close() {
    // Nobody takes them.
  }
}
