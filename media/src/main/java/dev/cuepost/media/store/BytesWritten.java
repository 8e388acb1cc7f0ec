package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What came of bringing bytes to a file.
 *
 * @param md5 upper-case hex
 */
record BytesWritten(long sizeBytes, String md5) {
  private static final int CHUNK = 128 * 1024;

  /** Copies the stream into a new file and syncs it. */
  static BytesWritten copy(InputStream from, Path target) throws IOException {
    MessageDigest md5 = md5Digest();
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        md5.update(chunk, 0, count);
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        size += count;
      }
      channel.force(true);
    }
    return of(size, md5);
  }

  /** Syncs a file and reads it through. */
  static BytesWritten sync(Path file) throws IOException {
    MessageDigest md5 = md5Digest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long size = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int count = channel.read(chunk); count >= 0; count = channel.read(chunk)) {
        md5.update(chunk.flip());
        chunk.clear();
        size += count;
      }
      channel.force(true);
    }
    return of(size, md5);
  }

  private static BytesWritten of(long size, MessageDigest md5) {
    return new BytesWritten(size, HexFormat.of().withUpperCase().formatHex(md5.digest()));
  }

  private static MessageDigest md5Digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
