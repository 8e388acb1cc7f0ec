package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Durability;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.Changes.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.StampedLock;
import org.rocksdb.RocksDBException;

/**
 * The queues on disk: reads records, writes changes in groups.
 *
 * <p>Any number of threads may use one. {@code inUse} is read-locked around every native read, so
 * that closing waits for the reads under way: native code must not meet a closed database. Reads
 * happen on the caller's thread; they come from memory unless the message is old.
 */
final class Store implements AutoCloseable {
  /** Nothing but what the clocks show. */
  private static final Changes NOTE_ONLY = new Changes(0, Durability.FSYNC);

  private final Path directory;
  private final Database database;
  private final EngineClock clock;
  private final GroupWriter writer;
  private final Committer committer;
  private final StampedLock inUse = new StampedLock();
  private boolean closed; // guarded by inUse

  private Store(Path directory, Database database, EngineClock clock, GroupWriter writer) {
    this.directory = directory;
    this.database = database;
    this.clock = clock;
    this.writer = writer;
    committer = new Committer(writer);
  }

  /**
   * Opens the store in the directory, or makes one if the directory is empty or absent.
   *
   * @throws IOException one sentence, if the store is in use, damaged or of another version; it is
   *     left as it was
   */
  static Store open(Path directory, byte[] newHandleKey, TimeSource time) throws IOException {
    var database = Database.open(directory, newHandleKey);
    try {
      Optional<GroupNote> last = database.lastGroup();
      EngineClock clock =
          last.map(note -> EngineClock.resuming(time, note.time()))
              .orElseGet(() -> EngineClock.starting(time));
      long group = last.map(GroupNote::number).orElse(0L);
      var writer = new GroupWriter(directory, database, clock, group);
      var store = new Store(directory, database, clock, writer);
      store.committer.start();
      return store;
    } catch (RocksDBException e) {
      database.close();
      throw StoreFault.unopened(directory, e);
    } catch (IOException e) {
      database.close();
      throw e;
    }
  }

  EngineClock clock() {
    return clock;
  }

  byte[] handleKey() throws IOException {
    try {
      return database.handleKey();
    } catch (RocksDBException e) {
      throw StoreFault.unopened(directory, e);
    }
  }

  /** Every queue, in no order. */
  List<StoredQueue> queues() throws IOException {
    List<StoredQueue> queues = new ArrayList<>();
    try {
      database.walk(
          Column.QUEUES,
          new byte[0],
          new byte[0],
          (key, value) -> {
            queues.add(QueueCodec.queue(key, value));
            return true;
          });
      return Collections.unmodifiableList(queues);
    } catch (RocksDBException | MalformedRecord e) {
      throw StoreFault.unopened(directory, e);
    }
  }

  /** What the queue holds, if it ever held anything. Messages are counted only after a failure. */
  Optional<Tally> tally(StoredQueue queue) throws IOException {
    byte[] key = MessageCodec.firstKey(queue.incarnation());
    try {
      Optional<byte[]> stored = database.get(Column.TALLIES, key);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      var tally = Tally.read(stored.get());
      return Optional.of(tally.unknown() ? count(queue) : tally);
    } catch (RocksDBException | MalformedRecord e) {
      throw StoreFault.unopened(directory, e);
    }
  }

  private Tally count(StoredQueue queue) throws RocksDBException, MalformedRecord {
    var tally = Tally.empty(clock.now());
    database.walk(
        Column.MESSAGES,
        MessageCodec.firstKey(queue.incarnation()),
        MessageCodec.endKey(queue.incarnation()),
        (key, value) -> {
          tally.recount(MessageCodec.message(key, value));
          return true;
        });
    return tally;
  }

  /** What the queue of that incarnation reads. */
  Disk disk(long incarnation) {
    return new QueueDisk(this, incarnation);
  }

  /** What the messages hold, in their order; none for one that is gone. */
  List<Optional<MessageContent>> contents(long incarnation, List<StoredMessage> messages) {
    List<byte[]> keys =
        messages.stream().map(message -> MessageCodec.key(incarnation, message)).toList();
    return read(values -> {
      List<Optional<MessageContent>> contents = new ArrayList<>(keys.size());
      for (Optional<byte[]> value : values.get(Column.CONTENTS, keys)) {
        contents.add(
            value.isPresent() ? Optional.of(ContentCodec.content(value.get())) : Optional.empty());
      }
      return Collections.unmodifiableList(contents);
    });
  }

  /** Something read from the database. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Database database) throws RocksDBException, MalformedRecord;
  }

  /**
   * Reads, while the store stays open.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  <T> T read(Reading<T> reading) {
    long stamp = inUse.readLock();
    try {
      if (closed) {
        throw new IllegalStateException("the queue store is closed");
      }
      return reading.from(database);
    } catch (RocksDBException | MalformedRecord e) {
      throw StoreFault.unread(directory, e).unchecked();
    } finally {
      inUse.unlockRead(stamp);
    }
  }

  /** Walks the keys from {@code first}, up to but without {@code end}. */
  void walk(Column column, byte[] first, byte[] end, Database.Visitor visitor) {
    read(database -> {
      database.walk(column, first, end, visitor);
      return true;
    });
  }

  /** Stores the changes soon; {@link #await} tells when. */
  CompletableFuture<Void> submit(Changes changes) {
    return committer.submit(changes);
  }

  /**
   * Waits until the changes are stored; an interrupt does not end it.
   *
   * @throws UncheckedIOException if they could not be stored
   * @throws IllegalStateException if the store was closed before
   */
  void await(CompletableFuture<Void> stored) {
    try {
      stored.join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case RocksDBException said -> StoreFault.unwritten(directory, said).unchecked();
        case IOException said -> StoreFault.unwritten(directory, said).unchecked();
        case IllegalStateException closed -> new IllegalStateException(closed.getMessage(), closed);
        case null, default -> e;
      };
    }
  }

  /** Whether sends are to be refused, so that receives and deletes can go on. */
  boolean isNearlyFull() {
    return writer.isNearlyFull();
  }

  /** Brings to the disk what was stored in memory only. */
  void flush() {
    read(database -> {
      database.flush();
      return true;
    });
  }

  /** Looks after the disk; to be called every second or so. */
  void tidy() {
    read(database -> {
      writer.makeRoom();
      return true;
    });
    if (writer.isClockSet()) {
      var _ = submit(NOTE_ONLY);
    }
  }

  @Override
  public void close() {
    var _ = submit(NOTE_ONLY);
    committer.close();
    long stamp = inUse.writeLock();
    try {
      if (!closed) {
        closed = true;
        writer.close();
        database.close();
      }
    } finally {
      inUse.unlockWrite(stamp);
    }
  }
}
