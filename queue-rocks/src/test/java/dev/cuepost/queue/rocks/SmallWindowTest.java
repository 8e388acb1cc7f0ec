package dev.cuepost.queue.rocks;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueEngineContract;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;

/** The embedded engine does the same when hardly anything of a queue is in memory. */
@Tag("slow")
@Tag("exhaustive")
final class SmallWindowTest extends QueueEngineContract {
  private static final WindowSize SMALL = new WindowSize(4, 2, 2);

  @Override
  protected QueueEngine open(Path directory, TimeSource clock) {
    try {
      return RocksQueueEngine.open(directory, clock, (_, own) -> own, new SecureRandom(), SMALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
