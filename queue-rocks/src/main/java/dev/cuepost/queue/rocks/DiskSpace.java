package dev.cuepost.queue.rocks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Watches what is left of the disk, so that sends are refused while there is still room for the
 * receives and deletes that will empty it.
 *
 * <p>What the store holds in memory will need its place on the disk once more when it is written
 * there, beside the log that holds it already. Any thread may ask; the committer's thread measures.
 */
final class DiskSpace {
  private static final long RESERVE_MOST = 128L << 20;
  private static final int RESERVE_PART = 20; // of the whole disk

  private final FileStore disk;
  private final long reserve;
  private volatile boolean nearlyFull;

  private DiskSpace(FileStore disk, long reserve) {
    this.disk = disk;
    this.reserve = reserve;
  }

  static DiskSpace of(Path directory) throws IOException {
    FileStore disk = Files.getFileStore(directory);
    return new DiskSpace(disk, Math.min(RESERVE_MOST, disk.getTotalSpace() / RESERVE_PART));
  }

  boolean nearlyFull() {
    return nearlyFull;
  }

  /**
   * Looks how much is left.
   *
   * @param unwrittenBytes what the store holds in memory
   */
  void measure(long unwrittenBytes) throws IOException {
    nearlyFull = disk.getUsableSpace() < reserve + unwrittenBytes;
  }

  /** Believes a write that failed for lack of space. */
  void foundFull() {
    nearlyFull = true;
  }
}
