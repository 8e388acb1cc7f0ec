package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * What came of bringing bytes to a file.
 *
 * @param sizeBytes how many
 * @param tag as {@link StoredObject} has it
 * @param crc64 as {@link StoredObject} has it
 */
public record BytesWritten(long sizeBytes, String tag, OptionalLong crc64) {
  private static final int CHUNK = 128 * 1024;

  /** Copies the stream into a new file and syncs it. */
  static BytesWritten copy(InputStream from, Path target) throws IOException {
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      BytesWritten written = copy(from, channel);
      channel.force(true);
      return written;
    }
  }

  /** Copies the stream to where the channel stands; does not sync. */
  static BytesWritten copy(InputStream from, FileChannel channel) throws IOException {
    var sums = new Checksums();
    byte[] chunk = new byte[CHUNK];
    for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
      sums.add(chunk, count);
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    return sums.written();
  }

  /** Syncs a file and reads it through. */
  static BytesWritten sync(Path file) throws IOException {
    var sums = new Checksums();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int count = channel.read(chunk); count >= 0; count = channel.read(chunk)) {
        sums.add(chunk.array(), count);
        chunk.clear();
      }
      channel.force(true);
    }
    return sums.written();
  }

  /** The object's own, where its bytes are used once more. */
  static BytesWritten of(StoredObject object) {
    return new BytesWritten(object.sizeBytes(), object.tag(), object.crc64());
  }
}
