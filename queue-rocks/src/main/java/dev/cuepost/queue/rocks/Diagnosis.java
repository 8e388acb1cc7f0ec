package dev.cuepost.queue.rocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/**
 * Finds the file of which RocksDB complains, where it does not name it or names another: it speaks
 * of logs by their number, of a checksum that does not match not at all, and takes some faults of
 * tables for one of its manifest.
 *
 * <p>Logs and manifests have the same form: blocks of 32 KiB with records of checksum, length, type
 * and content. Source: the wiki page "Write Ahead Log File Format" of RocksDB.
 */
final class Diagnosis {
  private static final Pattern LOG_NUMBER = Pattern.compile("log number: ([0-9]+)");
  private static final int BLOCK_BYTES = 32 << 10;
  private static final int HEAD_BYTES = 4 + 2 + 1;
  private static final int MASK = 0xA282EAD8;

  private Diagnosis() {}

  /** What RocksDB said of a store, with the name of the file if that can be found out. */
  static String of(Path directory, String said) {
    Matcher log = LOG_NUMBER.matcher(said);
    if (log.find()) {
      return "%s (file %06d.log)".formatted(said, Long.parseLong(log.group(1)));
    }
    if (!said.contains("mismatch") && !said.contains("orrupt")) {
      return said;
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.sorted().toList();
      if (all.stream().anyMatch(file -> name(file).endsWith(".sst") && said.contains(name(file)))) {
        return said;
      }
      for (Path file : all) {
        if (isDamaged(file)) {
          return "%s (file %s)".formatted(said, name(file));
        }
      }
      return said;
    } catch (IOException _) {
      return said; // what RocksDB said is the better half
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static boolean isDamaged(Path file) throws IOException {
    if (name(file).endsWith(".sst")) {
      return isDamagedTable(file);
    }
    return name(file).matches("[0-9]+\\.log|MANIFEST-[0-9]+") && isDamagedLog(file);
  }

  private static boolean isDamagedTable(Path file) {
    try (var options = new Options();
        var reader = new SstFileReader(options)) {
      reader.open(file.toString());
      reader.verifyChecksum();
      return false;
    } catch (RocksDBException _) {
      return true;
    }
  }

  private static boolean isDamagedLog(Path file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + HEAD_BYTES <= all.limit()) {
      int leftInBlock = BLOCK_BYTES - at % BLOCK_BYTES;
      if (leftInBlock < HEAD_BYTES) {
        at += leftInBlock;
        continue;
      }
      int length = Short.toUnsignedInt(all.getShort(at + 4));
      if (length + HEAD_BYTES > leftInBlock || at + HEAD_BYTES + length > all.limit()) {
        return true;
      }
      var crc = new CRC32C();
      crc.update(all.array(), at + 6, 1 + length);
      int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
      if (masked != all.getInt(at)) {
        return true;
      }
      at += HEAD_BYTES + length;
    }
    return false;
  }
}
