package dev.cuepost.state;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  public void share(String work, PartHolder holder) {
    holder.take(IntStream.range(0, PARTS).boxed().collect(Collectors.toSet()));
  }

  @Override
  public Tally tally(String topic) {
    return Tally.ALONE;
  }

  @Override
  public void start() {
    // Every part was taken already.
  }

  @Override
  public void close() {
    // Nobody takes them.
  }
}
