package dev.cuepost.server.migration;

import dev.cuepost.media.store.ObjectFiles;
import dev.cuepost.queue.engine.transfer.QueueStock;
import dev.cuepost.queue.rocks.StoppedQueues;
import dev.cuepost.state.transfer.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The data directory, whose lock the caller holds. Nothing in it is changed.
 *
 * @param queues none if the server that was there never had any
 */
record Source(StateFile state, Optional<StoppedQueues> queues, ObjectFiles objects)
    implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param objects the directory of objects, which need not be there
   */
  static Source open(Path state, Path queues, Path objects) throws IOException {
    StateFile opened = StateFile.open(state);
    try {
      return new Source(
          opened,
          Files.exists(queues) ? Optional.of(StoppedQueues.open(queues)) : Optional.empty(),
          new ObjectFiles(objects));
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  QueueStock stock() {
    return queues.<QueueStock>map(found -> found).orElse(QueueStock.EMPTY);
  }

  /** Something that is another one when a server was started on the directory since. */
  String lastChange() throws IOException {
    long change = queues.isPresent() ? queues.get().lastChange() : 0;
    return "%s %d".formatted(state.lastChange(), change);
  }

  @Override
  public void close() {
    queues.ifPresent(StoppedQueues::close);
    state.close();
  }
}
