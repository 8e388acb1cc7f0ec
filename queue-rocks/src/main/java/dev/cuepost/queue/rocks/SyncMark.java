package dev.cuepost.queue.rocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A small file beside the log that says how far the log was synced, and so what must be found in it
 * again: a log whose end is lost looks to RocksDB like one that simply ends earlier.
 *
 * <p>It is written after each sync and itself never synced: whatever it says is true, though after
 * a crash of the machine it may say an older truth. Two places in it are written by turns, so that
 * one is whole. Used by one thread.
 */
final class SyncMark implements AutoCloseable {
  static final String NAME = "SYNCED";

  private static final int PLACE_BYTES = 8 + 8 + 8 + 8;

  private final Path directory;
  private final FileChannel file;
  private final ByteBuffer out = ByteBuffer.allocate(PLACE_BYTES);
  private Path log;
  private long logBytes;
  private boolean second;

  private SyncMark(Path directory, FileChannel file) {
    this.directory = directory;
    this.file = file;
    log = directory;
  }

  /**
   * What was synced.
   *
   * @param group number of the last group of changes
   * @param log number of the log that it went into
   * @param logBytes length of that log
   */
  record Synced(long group, long log, long logBytes) {
    String logName() {
      return "%06d.log".formatted(log);
    }
  }

  /** What the file in the directory says; nothing if there is none or it makes no sense. */
  static Optional<Synced> read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] content = Files.readAllBytes(file);
    return Stream.of(0, PLACE_BYTES)
        .filter(at -> at + PLACE_BYTES <= content.length)
        .map(at -> ByteBuffer.wrap(content, at, PLACE_BYTES))
        .flatMap(place -> synced(place).stream())
        .max(Comparator.comparingLong(Synced::group));
  }

  private static Optional<Synced> synced(ByteBuffer place) {
    var synced = new Synced(place.getLong(), place.getLong(), place.getLong());
    return place.getLong() == checksum(synced) ? Optional.of(synced) : Optional.empty();
  }

  /** Opens the file for writing, or makes it. */
  static SyncMark open(Path directory) throws IOException {
    return new SyncMark(
        directory,
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  /** Notes that the group was synced. */
  void synced(long group) throws IOException {
    findLog();
    var synced = new Synced(group, number(log), logBytes);
    out.clear()
        .putLong(synced.group())
        .putLong(synced.log())
        .putLong(synced.logBytes())
        .putLong(checksum(synced))
        .flip();
    file.write(out, second ? PLACE_BYTES : 0);
    second = !second;
  }

  /** The log grows with every group, unless RocksDB has begun another one. */
  private void findLog() throws IOException {
    long bytes = log.equals(directory) ? 0 : size(log);
    if (bytes <= logBytes) {
      try (Stream<Path> files = Files.list(directory)) {
        log =
            files
                .filter(path -> path.getFileName().toString().matches("[0-9]+\\.log"))
                .max(Comparator.comparingLong(SyncMark::number))
                .orElseThrow(() -> new IOException("there is no log in " + directory));
      }
      bytes = size(log);
    }
    logBytes = bytes;
  }

  private static long size(Path log) throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private static long number(Path log) {
    return Long.parseLong(log.getFileName().toString().replace(".log", ""));
  }

  private static long checksum(Synced synced) {
    var crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(3 * 8)
            .putLong(synced.group())
            .putLong(synced.log())
            .putLong(synced.logBytes())
            .flip());
    return crc.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
