package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.rocks.Changes.Change;
import dev.cuepost.queue.rocks.Changes.Column;
import dev.cuepost.queue.rocks.SyncMark.Synced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.SstFileReader;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The RocksDB database under a {@link Store}: one column family for what it says about itself, one
 * for each {@link Column}. Nobody calls it after {@link #close}; the store sees to that.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long VERIFIED_AT_ONCE_BYTES = 512L << 20;
  private static final byte[] FORMAT_KEY = "format".getBytes(UTF_8);
  private static final byte[] FORMAT = "2".getBytes(UTF_8);
  private static final byte[] GROUP_KEY = "last-group".getBytes(UTF_8);
  private static final byte[] HANDLE_KEY_KEY = "receipt-handle-key".getBytes(UTF_8);

  private final Tuning tuning;
  private final RocksDB rocks;
  private final ColumnFamilyHandle about;
  private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);
  private @Nullable Thread verification;
  private volatile boolean closing;

  private Database(Tuning tuning, RocksDB rocks, List<ColumnFamilyHandle> handles) {
    this.tuning = tuning;
    this.rocks = rocks;
    Iterator<ColumnFamilyHandle> inOrder = handles.iterator();
    about = inOrder.next();
    for (Column column : Column.values()) {
      columns.put(column, inOrder.next());
    }
  }

  /**
   * Opens the database in the directory, or makes one if there is none.
   *
   * @param newHandleKey the key of receipt handles, should this be a new database
   * @throws IOException one sentence, if it cannot be used; then it is left as it was
   */
  static Database open(Path directory, byte[] newHandleKey) throws IOException {
    DatabaseFiles.prepare(directory, columnNames());
    Optional<Synced> mark = SyncMark.read(directory);
    if (mark.isPresent() && DatabaseFiles.isLogGone(directory, mark.get())) {
      // Opened for good, RocksDB would go on from what is left, and a log brought back come to
      // late.
      Database looked = open(directory, Access.LOOK);
      try (looked) {
        looked.checkSynced(directory, mark.get());
      } catch (RocksDBException | MalformedRecord e) {
        throw StoreFault.unopened(directory, e);
      }
    }
    Database database = open(directory, Access.CHANGE);
    try {
      database.checkFormat(directory, newHandleKey);
      if (mark.isPresent()) {
        database.checkSynced(directory, mark.get());
      }
      database.verifyFiles(directory);
      return database;
    } catch (RocksDBException e) {
      database.close();
      throw StoreFault.unopened(directory, e);
    } catch (MalformedRecord e) {
      database.close();
      throw StoreFault.unopened(directory, e);
    } catch (IOException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens a database to be looked at, as it is.
   *
   * @throws IOException one sentence, if it cannot be used, or something is missing in it
   */
  static Database openToLook(Path directory) throws IOException {
    DatabaseFiles.prepare(directory, columnNames());
    Optional<Synced> mark = SyncMark.read(directory);
    if (mark.isPresent()) {
      var _ = DatabaseFiles.isLogGone(directory, mark.get());
    }
    Database database = open(directory, Access.LOOK);
    try {
      if (!Arrays.equals(database.rocks.get(database.about, FORMAT_KEY), FORMAT)) {
        throw StoreFault.otherVersion(directory);
      }
      if (mark.isPresent()) {
        database.checkSynced(directory, mark.get());
      }
      return database;
    } catch (RocksDBException | MalformedRecord e) {
      database.close();
      throw StoreFault.unopened(directory, e);
    } catch (StoreFault e) {
      database.close();
      throw e;
    }
  }

  private enum Access {
    LOOK,
    CHANGE
  }

  private static Database open(Path directory, Access access) throws IOException {
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    String path = directory.toString();
    Tuning tuning;
    try {
      tuning = new Tuning();
    } catch (RocksDBException e) {
      throw StoreFault.unopened(directory, e);
    }
    try {
      RocksDB rocks =
          switch (access) {
            case LOOK ->
                RocksDB.openReadOnly(tuning.database(), path, descriptors(tuning), handles);
            case CHANGE -> RocksDB.open(tuning.database(), path, descriptors(tuning), handles);
          };
      return new Database(tuning, rocks, handles);
    } catch (RocksDBException e) {
      tuning.close();
      throw StoreFault.unopened(directory, e);
    }
  }

  private static List<ColumnFamilyDescriptor> descriptors(Tuning tuning) {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tuning.others()));
    for (Column column : Column.values()) {
      descriptors.add(
          new ColumnFamilyDescriptor(
              name(column).getBytes(UTF_8),
              switch (column) {
                case CONTENTS -> tuning.contents();
                case MESSAGES, TURNS -> tuning.messages();
                case QUEUES, TALLIES -> tuning.others();
              }));
    }
    return descriptors;
  }

  private static List<String> columnNames() {
    List<String> names = new ArrayList<>(List.of("default"));
    Arrays.stream(Column.values()).map(Database::name).forEach(names::add);
    return names;
  }

  private static String name(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private void checkFormat(Path directory, byte[] newHandleKey)
      throws RocksDBException, IOException {
    byte @Nullable [] format = rocks.get(about, FORMAT_KEY);
    if (format == null) {
      if (!isEmpty()) {
        throw StoreFault.damaged(directory, "its format is not recorded");
      }
      initialise(newHandleKey);
    } else if (!Arrays.equals(format, FORMAT)) {
      throw StoreFault.otherVersion(directory);
    } else if (handleKey().length != HandleSigner.KEY_BYTES) {
      throw StoreFault.damaged(directory, "its key of receipt handles is lost");
    }
  }

  /** Refuses a store in which something is missing that was synced. */
  private void checkSynced(Path directory, Synced mark)
      throws RocksDBException, MalformedRecord, StoreFault {
    long found = lastGroup().map(GroupNote::number).orElse(0L);
    if (found < mark.group()) {
      throw StoreFault.lostLog(directory, mark, found);
    }
  }

  /**
   * Looks whether the files are as they were written: all of them now, or in the background while
   * the store is used already, if they are many.
   */
  private void verifyFiles(Path directory) throws RocksDBException {
    List<LiveFileMetaData> files = rocks.getLiveFilesMetaData();
    long bytes = files.stream().mapToLong(LiveFileMetaData::size).sum();
    if (bytes <= VERIFIED_AT_ONCE_BYTES) {
      rocks.verifyChecksum();
      return;
    }
    verification =
        Thread.ofPlatform()
            .name("queue-verification")
            .daemon()
            .start(() -> {
              files.forEach(file -> verifyFile(directory, file.fileName().replace("/", "")));
              LOG.info("looked through {} MiB of the queue store in {}", bytes >> 20, directory);
            });
  }

  /** One file at a time, so that closing need not wait for all of them. */
  private void verifyFile(Path directory, String name) {
    Path file = directory.resolve(name);
    try (var options = new Options();
        var reader = new SstFileReader(options)) {
      // RocksDB removes files that it has brought together with others.
      if (!closing && Files.exists(file)) {
        reader.open(file.toString());
        reader.verifyChecksum();
      }
    } catch (RocksDBException e) {
      if (Files.exists(file)) {
        LOG.error("{} (file {})", StoreFault.unread(directory, e).getMessage(), name);
      }
    }
  }

  private boolean isEmpty() throws RocksDBException {
    for (Column column : Column.values()) {
      try (RocksIterator at = rocks.newIterator(handle(column))) {
        at.seekToFirst();
        if (at.isValid()) {
          return false;
        }
        at.status();
      }
    }
    return true;
  }

  private void initialise(byte[] newHandleKey) throws RocksDBException {
    try (var batch = new WriteBatch();
        var synced = new WriteOptions().setSync(true)) {
      batch.put(about, FORMAT_KEY, FORMAT);
      batch.put(about, HANDLE_KEY_KEY, newHandleKey);
      rocks.write(synced, batch);
    }
  }

  byte[] handleKey() throws RocksDBException {
    byte @Nullable [] key = rocks.get(about, HANDLE_KEY_KEY);
    return key == null ? new byte[0] : key;
  }

  Optional<byte[]> get(Column column, byte[] key) throws RocksDBException {
    byte @Nullable [] value = rocks.get(handle(column), key);
    return Optional.ofNullable(value);
  }

  /** The values of the keys, in their order. */
  List<Optional<byte[]>> get(Column column, List<byte[]> keys) throws RocksDBException {
    if (keys.size() <= 1) {
      return keys.isEmpty() ? List.of() : List.of(get(column, keys.getFirst()));
    }
    try (var walk = new Walk(rocks, handle(column), Walk.last(keys))) {
      List<Optional<byte[]>> values = new ArrayList<>(keys.size());
      for (byte[] key : keys) {
        values.add(walk.get(key));
      }
      return values;
    }
  }

  /** Looks at one record. */
  @FunctionalInterface
  interface Visitor {
    /** Returns whether to go on. */
    boolean visit(byte[] key, byte[] value) throws MalformedRecord;
  }

  /**
   * Walks the keys from {@code first}, up to but without {@code end}; empty ones set no bound. The
   * bound also keeps the walk from stepping over what others have removed behind it.
   */
  void walk(Column column, byte[] first, byte[] end, Visitor visitor)
      throws RocksDBException, MalformedRecord {
    try (var options = new ReadOptions();
        var bound = new Slice(end)) {
      if (end.length > 0) {
        options.setIterateUpperBound(bound);
      }
      try (RocksIterator at = rocks.newIterator(handle(column), options)) {
        at.seek(first);
        while (at.isValid() && visitor.visit(at.key(), at.value())) {
          at.next();
        }
        at.status();
      }
    }
  }

  /** The note of the last group of changes, if there was any. */
  Optional<GroupNote> lastGroup() throws RocksDBException, MalformedRecord {
    byte @Nullable [] note = rocks.get(about, GROUP_KEY);
    return note == null ? Optional.empty() : Optional.of(GroupNote.read(note));
  }

  void addNote(WriteBatch batch, GroupNote note) throws RocksDBException {
    batch.put(about, GROUP_KEY, note.bytes());
  }

  void add(WriteBatch batch, Change change) throws RocksDBException {
    switch (change) {
      case Change.Put(Column column, byte[] key, byte[] value) ->
          batch.put(handle(column), key, value);
      case Change.Remove(Column column, byte[] key) -> batch.delete(handle(column), key);
      case Change.RemoveSingle(Column column, byte[] key) ->
          batch.singleDelete(handle(column), key);
      case Change.RemoveRange(Column column, byte[] first, byte[] end) ->
          batch.deleteRange(handle(column), first, end);
    }
  }

  void write(WriteOptions options, WriteBatch batch) throws RocksDBException {
    rocks.write(options, batch);
  }

  /** Syncs what was written without. */
  void syncLog() throws RocksDBException {
    rocks.syncWal();
  }

  /** Brings everything in memory to the disk. */
  void flush() throws RocksDBException {
    try (var options = new FlushOptions()) {
      rocks.flush(options, List.copyOf(columns.values()));
    }
  }

  /** Brings together what was deleted and what deleted it, so that the place becomes free. */
  void compact() throws RocksDBException {
    for (Column column : List.of(Column.CONTENTS, Column.MESSAGES, Column.TURNS)) {
      rocks.compactRange(handle(column));
    }
  }

  /** What is in memory and will need its place on the disk. */
  long unwrittenBytes() throws RocksDBException {
    return rocks.getAggregatedLongProperty("rocksdb.cur-size-all-mem-tables");
  }

  private ColumnFamilyHandle handle(Column column) {
    return Objects.requireNonNull(columns.get(column));
  }

  private void endVerification() {
    closing = true;
    Thread running = verification;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    endVerification();
    columns.values().forEach(ColumnFamilyHandle::close);
    about.close();
    rocks.close();
    tuning.close();
  }
}
