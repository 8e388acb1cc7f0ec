package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.rocks.Changes.Change;
import dev.cuepost.queue.rocks.Changes.Column;
import java.io.IOException;
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
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The RocksDB database under a {@link Store}: one column family for what it says about itself, one
 * for each {@link Column}. Nobody calls it after {@link #close}; the store sees to that.
 */
final class Database implements AutoCloseable {
  private static final byte[] FORMAT_KEY = "format".getBytes(UTF_8);
  private static final byte[] FORMAT = "1".getBytes(UTF_8);
  private static final byte[] HANDLE_KEY_KEY = "receipt-handle-key".getBytes(UTF_8);

  private final Tuning tuning;
  private final RocksDB rocks;
  private final ColumnFamilyHandle about;
  private final Map<Column, ColumnFamilyHandle> columns = new EnumMap<>(Column.class);

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
    var tuning = new Tuning();
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    Database database;
    try {
      RocksDB rocks =
          RocksDB.open(tuning.database(), directory.toString(), descriptors(tuning), handles);
      database = new Database(tuning, rocks, handles);
    } catch (RocksDBException e) {
      tuning.close();
      throw StoreFault.unopened(directory, e);
    }
    try {
      database.checkFormat(directory, newHandleKey);
      return database;
    } catch (RocksDBException e) {
      database.close();
      throw StoreFault.unopened(directory, e);
    } catch (IOException e) {
      database.close();
      throw e;
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
                case BODIES -> tuning.bodies();
                case QUEUES, MESSAGES -> tuning.others();
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

  private boolean isEmpty() throws RocksDBException {
    for (Column column : Column.values()) {
      try (RocksIterator at = iterator(column)) {
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

  RocksIterator iterator(Column column) {
    return rocks.newIterator(handle(column));
  }

  void add(WriteBatch batch, Change change) throws RocksDBException {
    switch (change) {
      case Change.Put(Column column, byte[] key, byte[] value) ->
          batch.put(handle(column), key, value);
      case Change.Remove(Column column, byte[] key) -> batch.delete(handle(column), key);
      case Change.RemoveRange(Column column, byte[] first, byte[] end) ->
          batch.deleteRange(handle(column), first, end);
    }
  }

  void write(WriteOptions options, WriteBatch batch) throws RocksDBException {
    rocks.write(options, batch);
  }

  private ColumnFamilyHandle handle(Column column) {
    return Objects.requireNonNull(columns.get(column));
  }

  @Override
  public void close() {
    columns.values().forEach(ColumnFamilyHandle::close);
    about.close();
    rocks.close();
    tuning.close();
  }
}
