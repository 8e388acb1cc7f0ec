package dev.cuepost.queue.rocks;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WALRecoveryMode;

/**
 * RocksDB's settings. Its memory is bounded by the block cache and two write buffers a column;
 * opening replays at most {@link #LOG_BYTES} of log.
 */
final class Tuning implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;
  private static final long LOG_BYTES = 256L << 20;
  private static final long BODY_BUFFER_BYTES = 64L << 20;
  private static final long OTHER_BUFFER_BYTES = 32L << 20;

  private final Cache cache = new LRUCache(CACHE_BYTES);
  private final DBOptions database =
      new DBOptions()
          .setCreateIfMissing(true)
          .setCreateMissingColumnFamilies(true)
          .setMaxTotalWalSize(LOG_BYTES)
          // A record cut off by a crash at the very end was never acknowledged; any other fault in
          // the log refuses to open. The default would silently drop all that follows a fault.
          .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
          .setParanoidChecks(true)
          .setMaxBackgroundJobs(2)
          .setBytesPerSync(1 << 20)
          .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
          .setMaxLogFileSize(1 << 20)
          .setKeepLogFileNum(2);
  private final ColumnFamilyOptions bodies = columns(BODY_BUFFER_BYTES);
  private final ColumnFamilyOptions others = columns(OTHER_BUFFER_BYTES);

  private ColumnFamilyOptions columns(long bufferBytes) {
    return new ColumnFamilyOptions()
        .setWriteBufferSize(bufferBytes)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
  }

  DBOptions database() {
    return database;
  }

  ColumnFamilyOptions bodies() {
    return bodies;
  }

  ColumnFamilyOptions others() {
    return others;
  }

  @Override
  public void close() {
    bodies.close();
    others.close();
    database.close();
    cache.close();
  }
}
