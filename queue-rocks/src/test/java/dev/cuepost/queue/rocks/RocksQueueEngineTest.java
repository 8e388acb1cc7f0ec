package dev.cuepost.queue.rocks;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueEngineContract;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The embedded engine does what every engine must. */
@Tag("slow")
final class RocksQueueEngineTest extends QueueEngineContract {
  @Override
  protected QueueEngine open(Path directory, TimeSource clock) {
    try {
      return RocksQueueEngine.open(directory, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
