package dev.cuepost.openapi;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nonces in files, one record of 24 bytes each: when it was seen, and its hash. There are two files
 * at most; a new one is begun when the last is as old as nonces are kept, or as long as may be.
 *
 * <p>All threads may use it. {@code lock} guards the fields, and is held while a record goes to the
 * operating system, which is a copy in memory; the disk is synced by a thread that nobody waits
 * for. What is written survives the end of the process at once. See
 * docs/decisions/0011-nonces-outlive-the-process.md.
 */
final class NonceJournal implements AutoCloseable {
  static final int RECORD_BYTES = 24;

  private static final Logger LOG = LoggerFactory.getLogger(NonceJournal.class);
  private static final Duration SYNC_EVERY = Duration.ofSeconds(1);
  private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(1);

  private final Path directory;
  private final Duration kept;
  private final int recordsMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicBoolean syncing = new AtomicBoolean();
  private FileOutputStream file;
  private long number;
  private int records;
  private Instant begun;
  private Instant syncedAt;
  private Instant complainedAt = Instant.EPOCH;

  /** When a nonce was seen. */
  record Entry(Instant at, NonceHash hash) {}

  /**
   * What there was, and where further ones go.
   *
   * @param found the oldest first
   */
  record Opened(NonceJournal journal, List<Entry> found) {}

  private NonceJournal(
      Path directory, Duration kept, int recordsMax, long number, List<Entry> found, Instant now)
      throws IOException {
    this.directory = directory;
    this.kept = kept;
    this.recordsMax = recordsMax;
    this.number = number;
    this.records = found.size();
    this.begun = found.isEmpty() ? now : found.getFirst().at();
    this.syncedAt = now;
    this.file = new FileOutputStream(path(directory, number).toFile(), true);
  }

  /** Reads what is young enough, and puts it into one file in place of all others. */
  static Opened open(Path directory, Duration kept, int recordsMax, Instant now)
      throws IOException {
    Files.createDirectories(directory);
    List<Path> files;
    try (var all = Files.list(directory)) {
      files = all.sorted().toList();
    }
    List<Entry> found = new ArrayList<>();
    long last = 0;
    for (Path path : files) {
      String name = path.getFileName().toString();
      if (name.matches("[0-9]{12}")) {
        last = Long.parseLong(name);
        read(path, found);
      }
    }
    found.removeIf(entry -> Duration.between(entry.at(), now).abs().compareTo(kept) >= 0);
    found.sort(Comparator.comparing(Entry::at));
    List<Entry> newest = found.subList(Math.max(0, found.size() - recordsMax), found.size());
    write(directory, last + 1, newest);
    for (Path path : files) {
      Files.deleteIfExists(path);
    }
    return new Opened(
        new NonceJournal(directory, kept, recordsMax, last + 1, newest, now), List.copyOf(newest));
  }

  /** Records that are whole; the last one may not be. */
  private static void read(Path path, List<Entry> into) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    while (bytes.remaining() >= RECORD_BYTES) {
      Instant at = Instant.ofEpochMilli(bytes.getLong());
      into.add(new Entry(at, new NonceHash(bytes.getLong(), bytes.getLong())));
    }
  }

  private static void write(Path directory, long number, List<Entry> entries) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(entries.size() * RECORD_BYTES);
    entries.forEach(entry -> put(bytes, entry));
    Path fresh = directory.resolve("new");
    try (var out = new FileOutputStream(fresh.toFile())) {
      out.write(bytes.array());
      out.getFD().sync();
    }
    Files.move(fresh, path(directory, number), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Adds a record. One that cannot be written is remembered in memory alone: a full disk must not
   * refuse the calls that could empty it.
   */
  void append(Entry entry) {
    ByteBuffer bytes = ByteBuffer.allocate(RECORD_BYTES);
    put(bytes, entry);
    lock.lock();
    try {
      if (records >= recordsMax || !begun.plus(kept).isAfter(entry.at())) {
        begin(entry.at());
      }
      file.write(bytes.array());
      records++;
      syncIfDue(entry.at());
    } catch (IOException e) {
      complain(entry.at(), e);
    } finally {
      lock.unlock();
    }
  }

  private void begin(Instant now) throws IOException {
    file.close();
    Files.deleteIfExists(path(directory, number - 1));
    number++;
    file = new FileOutputStream(path(directory, number).toFile(), true);
    records = 0;
    begun = now;
  }

  private void syncIfDue(Instant now) throws IOException {
    if (now.isBefore(syncedAt.plus(SYNC_EVERY)) || !syncing.compareAndSet(false, true)) {
      return;
    }
    syncedAt = now;
    var descriptor = file.getFD();
    Thread.ofVirtual()
        .name("nonces-sync")
        .start(() -> {
          try {
            descriptor.sync();
          } catch (IOException _) {
            // The file was closed meanwhile, or the disk fails, which the next write tells.
          } finally {
            syncing.set(false);
          }
        });
  }

  private void complain(Instant now, IOException e) {
    if (!now.isBefore(complainedAt.plus(COMPLAIN_EVERY))) {
      complainedAt = now;
      LOG.warn("nonces cannot be written to {}: {}", directory, e.getMessage());
    }
  }

  private static void put(ByteBuffer bytes, Entry entry) {
    bytes
        .putLong(entry.at().toEpochMilli())
        .putLong(entry.hash().high())
        .putLong(entry.hash().low());
  }

  private static Path path(Path directory, long number) {
    return directory.resolve("%012d".formatted(number));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      file.getFD().sync();
      file.close();
    } catch (IOException e) {
      LOG.warn("{} was not closed in order: {}", directory, e.getMessage());
    } finally {
      lock.unlock();
    }
  }
}
