package dev.cuepost.queue.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.queue.rocks.SyncMark.Synced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * What there is to see to in a directory before RocksDB opens it.
 *
 * <p>Where the file {@code CURRENT} is lost, RocksDB would make a fresh database and delete the
 * files of the old one; and it would add its missing columns to a database of another version.
 */
final class DatabaseFiles {
  private DatabaseFiles() {}

  /**
   * Makes the directory, and looks whether what is in it may be opened.
   *
   * @param columns names of all the columns that this version knows
   */
  static void prepare(Path directory, List<String> columns) throws IOException {
    try {
      Files.createDirectories(directory);
      loadNativeCode(directory);
      if (Files.exists(directory.resolve("CURRENT"))) {
        refuseOtherColumns(directory, columns);
      } else if (holdsData(directory)) {
        throw StoreFault.damaged(directory, "its file CURRENT is missing");
      }
    } catch (StoreFault e) {
      throw e;
    } catch (RocksDBException | IOException e) {
      throw StoreFault.unopened(directory, e);
    }
  }

  /**
   * Whether the log is not there into which was last written. That is so as well when RocksDB
   * needed it no longer.
   *
   * @throws StoreFault if it is there and shorter than it was
   */
  static boolean isLogGone(Path directory, Synced mark) throws IOException {
    Path log = directory.resolve(mark.logName());
    if (!Files.exists(log)) {
      return true;
    }
    if (Files.size(log) < mark.logBytes()) {
      throw StoreFault.cutLog(directory, mark, Files.size(log));
    }
    return false;
  }

  /**
   * Unpacks RocksDB's native code beside the data and drops the file once it is loaded; by itself
   * it would leave a copy in the temporary directory whenever the process is killed.
   */
  private static void loadNativeCode(Path directory) throws IOException {
    NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
    RocksDB.loadLibrary();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(DatabaseFiles::isNativeCode).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isNativeCode(Path file) {
    return file.getFileName().toString().startsWith("librocksdbjni");
  }

  private static boolean holdsData(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith(".sst") || name.matches("[0-9]+\\.log"));
    }
  }

  private static void refuseOtherColumns(Path directory, List<String> columns)
      throws RocksDBException, StoreFault {
    try (var options = new Options()) {
      for (byte[] name : RocksDB.listColumnFamilies(options, directory.toString())) {
        if (!columns.contains(new String(name, UTF_8))) {
          throw StoreFault.otherVersion(directory);
        }
      }
    }
  }
}
