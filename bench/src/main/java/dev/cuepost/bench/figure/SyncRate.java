package dev.cuepost.bench.figure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * How fast the disk syncs: one writer that appends to a file and calls {@code fdatasync}, again and
 * again. What is durable cannot be faster than that, but for what shares a sync.
 *
 * @param bytes appended before each sync
 * @param perSecond syncs
 * @param latencies of an append and its sync
 */
public record SyncRate(int bytes, double perSecond, Latencies latencies) {
  /** A block, as the sync of a single message writes. */
  public static final int BLOCK = 4 * 1_024;

  /** About what 64 messages of 1 KB make together. */
  public static final int GROUP = 80 * 1_024;

  public static SyncRate measure(Path directory, int bytes, Duration time) throws IOException {
    var latencies = new Latencies();
    Path file = directory.resolve("sync.tmp");
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      ByteBuffer data = ByteBuffer.allocateDirect(bytes);
      long begun = System.nanoTime();
      long at = begun;
      while (at - begun < time.toNanos()) {
        channel.write(data.rewind());
        channel.force(false);
        long done = System.nanoTime();
        latencies.record(done - at);
        at = done;
      }
      return new SyncRate(bytes, latencies.count() * 1e9 / (at - begun), latencies);
    }
  }
}
