package dev.cuepost.queue.rocks;

import dev.cuepost.queue.rocks.Changes.Change;
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
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The queues on disk: reads bodies, writes changes in synced groups.
 *
 * <p>Any number of threads may use one. {@code inUse} is read-locked around every native read, so
 * that closing waits for the reads under way: native code must not meet a closed database. Reads of
 * bodies happen on the caller's thread; they come from memory unless the message is old.
 */
final class Store implements AutoCloseable {
  private final Path directory;
  private final Database database;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final Committer committer = new Committer(this::write);
  private final StampedLock inUse = new StampedLock();
  private boolean closed; // guarded by inUse

  private Store(Path directory, Database database) {
    this.directory = directory;
    this.database = database;
  }

  /**
   * Opens the store in the directory, or makes one if the directory is empty or absent.
   *
   * @throws IOException one sentence, if the store is in use, damaged or of another version; it is
   *     left as it was
   */
  static Store open(Path directory, byte[] newHandleKey) throws IOException {
    var store = new Store(directory, Database.open(directory, newHandleKey));
    store.committer.start();
    return store;
  }

  byte[] handleKey() throws IOException {
    try {
      return database.handleKey();
    } catch (RocksDBException e) {
      throw StoreFault.unopened(directory, e);
    }
  }

  /** Takes what {@link #load} finds. */
  interface Loading {
    void queue(StoredQueue queue);

    /** Returns whether there is a queue of that incarnation. */
    boolean message(long incarnation, StoredMessage message);
  }

  /** Reads every queue, then every message. */
  void load(Loading loading) throws IOException {
    try {
      try (RocksIterator at = database.iterator(Column.QUEUES)) {
        for (at.seekToFirst(); at.isValid(); at.next()) {
          loading.queue(QueueCodec.queue(at.key(), at.value()));
        }
        at.status();
      }
      try (RocksIterator at = database.iterator(Column.MESSAGES)) {
        at.seekToFirst();
        while (at.isValid()) {
          byte[] key = at.key();
          long incarnation = MessageCodec.incarnation(key);
          if (loading.message(incarnation, MessageCodec.message(key, at.value()))) {
            at.next();
          } else {
            // Sent while its queue was being deleted.
            var _ = submit(new Changes().removeMessages(incarnation));
            at.seek(MessageCodec.endKey(incarnation));
          }
        }
        at.status();
      }
    } catch (RocksDBException | MalformedRecord e) {
      throw StoreFault.unopened(directory, e);
    }
  }

  /** What the messages hold, in their order; none for one that is gone. */
  List<Optional<MessageContent>> contents(long incarnation, List<StoredMessage> messages) {
    long stamp = inUse.readLock();
    try {
      if (closed) {
        throw new IllegalStateException("the queue store is closed");
      }
      List<Optional<MessageContent>> contents = new ArrayList<>(messages.size());
      for (StoredMessage message : messages) {
        Optional<byte[]> value =
            database.get(Column.BODIES, MessageCodec.key(incarnation, message.sequence()));
        contents.add(
            value.isPresent() ? Optional.of(ContentCodec.content(value.get())) : Optional.empty());
      }
      return Collections.unmodifiableList(contents);
    } catch (RocksDBException | MalformedRecord e) {
      throw StoreFault.unread(directory, e).unchecked();
    } finally {
      inUse.unlockRead(stamp);
    }
  }

  /** Stores the changes soon; {@link #await} tells when. */
  CompletableFuture<Void> submit(Changes changes) {
    return committer.submit(changes);
  }

  /**
   * Waits until the changes are synced; an interrupt does not end it.
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
        case IllegalStateException closed -> new IllegalStateException(closed.getMessage(), closed);
        case null, default -> e;
      };
    }
  }

  /** Runs on the committer's thread. */
  private void write(List<Changes> group) throws RocksDBException {
    try (var batch = new WriteBatch()) {
      for (Changes changes : group) {
        for (Change change : changes.list()) {
          database.add(batch, change);
        }
      }
      database.write(synced, batch);
    }
  }

  @Override
  public void close() {
    committer.close();
    long stamp = inUse.writeLock();
    try {
      if (!closed) {
        closed = true;
        synced.close();
        database.close();
      }
    } finally {
      inUse.unlockWrite(stamp);
    }
  }
}
