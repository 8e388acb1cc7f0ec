package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A part in one file: its bytes, and behind them what is known of them, so that a part comes, and
 * takes the place of another, by one rename.
 *
 * <pre>
 * the bytes | MD5, 16 bytes | CRC-64, 8 | milliseconds since 1970 when it came, 8 | MARK, 8
 * </pre>
 */
final class PartFile {
  private static final long MARK = 0x6375_6570_6172_7431L; // "cuepart1"
  private static final int TRAILER_BYTES = Md5.BYTES + 3 * Long.BYTES;

  private PartFile() {}

  /** Writes a new file and syncs it. */
  static UploadedPart write(Path file, int number, InputStream bytes, Instant now)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      BytesWritten written = BytesWritten.copy(bytes, channel);
      long crc64 = written.crc64().orElseThrow();
      ByteBuffer trailer =
          ByteBuffer.allocate(TRAILER_BYTES)
              .put(HexFormat.of().parseHex(written.tag()))
              .putLong(crc64)
              .putLong(now.toEpochMilli())
              .putLong(MARK)
              .flip();
      while (trailer.hasRemaining()) {
        channel.write(trailer);
      }
      channel.force(true);
      return new UploadedPart(number, written.sizeBytes(), written.tag(), crc64, now);
    }
  }

  /** What is known of the part; empty if the file is not there. */
  static Optional<UploadedPart> read(Path file, int number) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long sizeBytes = channel.size() - TRAILER_BYTES;
      ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
      while (sizeBytes >= 0 && trailer.hasRemaining()) {
        if (channel.read(trailer, sizeBytes + trailer.position()) < 0) {
          break;
        }
      }
      if (trailer.hasRemaining() || trailer.getLong(TRAILER_BYTES - Long.BYTES) != MARK) {
        throw new IOException("the part " + file + " is damaged");
      }
      byte[] md5 = new byte[Md5.BYTES];
      trailer.flip().get(md5);
      return Optional.of(
          new UploadedPart(
              number,
              sizeBytes,
              Md5.hex(md5),
              trailer.getLong(),
              Instant.ofEpochMilli(trailer.getLong())));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Appends the part's bytes to another file. */
  static void append(Path file, long sizeBytes, FileChannel target) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at < sizeBytes; ) {
        long count = channel.transferTo(at, sizeBytes - at, target);
        if (count <= 0) {
          throw new IOException("the part " + file + " is damaged");
        }
        at += count;
      }
    }
  }
}
