package dev.cuepost.queue.rocks;

import dev.cuepost.queue.Durability;
import dev.cuepost.queue.rocks.Changes.Change;
import dev.cuepost.queue.rocks.Changes.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes groups of changes, each as durably as its queues want it. The committer's thread calls it,
 * except where a method says otherwise.
 *
 * <p>What goes to the log goes there in one write with a {@link GroupNote}; it is synced if any
 * queue of the group wants that, else within about a second. What lives in memory only goes past
 * the log.
 */
final class GroupWriter implements Committer.GroupWrite, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final long UNSYNCED_MOST = Duration.ofMillis(500).toNanos();
  private static final long MEASURED_EVERY = Duration.ofMillis(50).toNanos();
  private static final int TIDIED_EVERY = 10;

  private final Database database;
  private final EngineClock clock;
  private final SyncMark mark;
  private final DiskSpace space;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions();
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private long group;
  private volatile EngineClock.Reading noted;
  private boolean anyUnsynced;
  private long syncedAt = System.nanoTime();
  private long measuredAt = syncedAt - MEASURED_EVERY;
  private int tidied; // by makeRoom

  /**
   * @param group number of the last group in the store
   */
  GroupWriter(Path directory, Database database, EngineClock clock, long group) throws IOException {
    this.database = database;
    this.clock = clock;
    this.group = group;
    mark = SyncMark.open(directory);
    space = DiskSpace.of(directory);
    space.measure(0);
    noted = clock.reading();
  }

  /** Any thread may ask. */
  boolean isNearlyFull() {
    return space.nearlyFull();
  }

  /** Whether somebody has set the clock since it was last noted. Any thread may ask. */
  boolean isClockSet() {
    return clock.reading().differsFrom(noted);
  }

  @Override
  public void write(List<Changes> changes) throws RocksDBException, IOException {
    try (var log = new WriteBatch();
        var memory = new WriteBatch()) {
      boolean sync = addAll(changes, log, memory);
      if (log.count() > 0 || memory.count() == 0) {
        writeLog(log, sync);
      }
      if (memory.count() > 0) {
        database.write(unlogged, memory);
      }
    } catch (RocksDBException e) {
      if (isNoSpace(e)) {
        space.foundFull();
      }
      throw e;
    }
    measure();
  }

  /** Sorts the changes into the batches; of each queue's tallies only the last one counts. */
  private boolean addAll(List<Changes> group, WriteBatch log, WriteBatch memory)
      throws RocksDBException {
    boolean sync = false;
    Map<Long, Changes> lastTallies = new HashMap<>();
    for (Changes changes : group) {
      sync |= changes.durability() == Durability.FSYNC;
      WriteBatch batch = changes.durability() == Durability.MEMORY ? memory : log;
      for (Change change : changes.list()) {
        database.add(batch, change);
      }
      if (changes.tally().length > 0) {
        lastTallies.put(changes.incarnation(), changes);
      }
    }
    for (Changes last : lastTallies.values()) {
      WriteBatch batch = last.durability() == Durability.MEMORY ? memory : log;
      byte[] key = MessageCodec.firstKey(last.incarnation());
      database.add(batch, new Change.Put(Column.TALLIES, key, last.tally()));
    }
    return sync;
  }

  private void writeLog(WriteBatch batch, boolean sync) throws RocksDBException, IOException {
    EngineClock.Reading time = clock.reading();
    database.addNote(batch, new GroupNote(group + 1, time));
    database.write(sync ? synced : unsynced, batch);
    group++;
    noted = time;
    if (sync) {
      noteSynced();
    } else {
      anyUnsynced = true;
      if (System.nanoTime() - syncedAt > UNSYNCED_MOST) {
        sync();
      }
    }
  }

  private void noteSynced() throws IOException {
    anyUnsynced = false;
    syncedAt = System.nanoTime();
    mark.synced(group);
  }

  /** Syncs what was written without. */
  @Override
  public void sync() throws RocksDBException, IOException {
    if (anyUnsynced) {
      database.syncLog();
      noteSynced();
    }
  }

  private void measure() throws RocksDBException, IOException {
    long now = System.nanoTime();
    if (now - measuredAt > MEASURED_EVERY) {
      measuredAt = now;
      space.measure(database.unwrittenBytes());
    }
  }

  /**
   * Measures what is left of the disk and, when that is little, brings together what was deleted.
   * Called by one other thread.
   */
  void makeRoom() throws RocksDBException {
    try {
      space.measure(database.unwrittenBytes());
      if (space.nearlyFull() && tidied++ % TIDIED_EVERY == 0) {
        LOG.warn("the disk of the queue store is nearly full: sends are refused");
        database.flush();
        database.compact();
        space.measure(database.unwrittenBytes());
      }
    } catch (IOException e) {
      LOG.warn("what is left of the disk cannot be told: {}", e.getMessage());
    } catch (RocksDBException e) {
      if (!isNoSpace(e)) {
        throw e;
      }
      LOG.warn("there is no room to tidy up the queue store: {}", e.getMessage());
    }
  }

  private static boolean isNoSpace(RocksDBException e) {
    return e.getStatus() != null && e.getStatus().getSubCode() == Status.SubCode.NoSpace;
  }

  @Override
  public void close() {
    synced.close();
    unsynced.close();
    unlogged.close();
    try {
      mark.close();
    } catch (IOException e) {
      LOG.warn("the mark of the queue store cannot be closed: {}", e.getMessage());
    }
  }
}
