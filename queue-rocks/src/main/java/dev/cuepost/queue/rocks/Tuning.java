package dev.cuepost.queue.rocks;

import java.util.Objects;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.Filter;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;

/**
 * RocksDB's settings. Its memory is bounded by the block cache, which also holds what it knows of
 * its files, and by the buffers of each column; opening replays at most {@link #LOG_BYTES} of log.
 */
final class Tuning implements AutoCloseable {
  private static final long CACHE_BYTES = 96L << 20;
  private static final long LOG_BYTES = 192L << 20;
  private static final long CONTENT_BUFFER_BYTES = 64L << 20;
  private static final long MESSAGE_BUFFER_BYTES = 32L << 20;
  private static final long OTHER_BUFFER_BYTES = 4L << 20;
  private static final int BUFFERS = 3;

  /** Contents are read in the order in which they are stored, so that large blocks pay. */
  private static final int CONTENT_BLOCK_BYTES = 32 << 10;

  private static final int MESSAGE_BLOCK_BYTES = 8 << 10;
  private static final double FILTER_BITS = 10;

  private final Cache cache = new LRUCache(CACHE_BYTES);
  private final Filter filter = new BloomFilter(FILTER_BITS);
  private final SstFileManager files;
  private final DBOptions database;
  private final ColumnFamilyOptions contents =
      columns(CONTENT_BUFFER_BYTES, tables(CONTENT_BLOCK_BYTES))
          .setCompressionType(CompressionType.NO_COMPRESSION)
          .setBottommostCompressionType(CompressionType.LZ4_COMPRESSION);
  private final ColumnFamilyOptions messages =
      columns(MESSAGE_BUFFER_BYTES, tables(MESSAGE_BLOCK_BYTES).setFilterPolicy(filter));
  private final ColumnFamilyOptions others =
      columns(OTHER_BUFFER_BYTES, tables(MESSAGE_BLOCK_BYTES));

  Tuning() throws RocksDBException {
    files = new SstFileManager(Env.getDefault());
    var more = new Properties();
    // So that a log that is missing among others is found to be missing.
    more.setProperty("track_and_verify_wals_in_manifest", "true");
    database =
        Objects.requireNonNull(DBOptions.getDBOptionsFromProps(more))
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setMaxTotalWalSize(LOG_BYTES)
            // A record cut off by a crash at the very end was never acknowledged; any other fault
            // in the log refuses to open. The default would silently drop all that follows a fault.
            .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
            .setParanoidChecks(true)
            .setMaxBackgroundJobs(2)
            .setBytesPerSync(1 << 20)
            // Space that is taken before it is needed would make a small disk look full.
            .setAllowFAllocate(false)
            .setSstFileManager(files)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setMaxLogFileSize(1 << 20)
            .setKeepLogFileNum(2);
  }

  private BlockBasedTableConfig tables(int blockBytes) {
    return new BlockBasedTableConfig()
        .setBlockCache(cache)
        .setBlockSize(blockBytes)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true);
  }

  private static ColumnFamilyOptions columns(long bufferBytes, BlockBasedTableConfig tables) {
    var more = new Properties();
    // What is new of a queue mostly stands behind what was new before: the search for its place
    // begins there, for each queue by itself, which is what the first eight bytes of keys name.
    more.setProperty("memtable_insert_with_hint_prefix_extractor", "rocksdb.FixedPrefix.8");
    return Objects.requireNonNull(ColumnFamilyOptions.getColumnFamilyOptionsFromProps(more))
        .setWriteBufferSize(bufferBytes)
        .setMaxWriteBufferNumber(BUFFERS)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setTableFormatConfig(tables);
  }

  DBOptions database() {
    return database;
  }

  ColumnFamilyOptions contents() {
    return contents;
  }

  ColumnFamilyOptions messages() {
    return messages;
  }

  ColumnFamilyOptions others() {
    return others;
  }

  @Override
  public void close() {
    contents.close();
    messages.close();
    others.close();
    database.close();
    files.close();
    filter.close();
    cache.close();
  }
}
