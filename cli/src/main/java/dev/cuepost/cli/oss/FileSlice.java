package dev.cuepost.cli.oss;

import dev.cuepost.cli.output.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A piece of a file on its way out. */
final class FileSlice extends InputStream {
  private final FileChannel channel;
  private final long end;
  private final Progress progress;
  private long at;

  private FileSlice(FileChannel channel, long from, long length, Progress progress) {
    this.channel = channel;
    this.at = from;
    this.end = from + length;
    this.progress = progress;
  }

  /** The bytes as a body of that length. */
  static BodyPublisher of(Path file, long from, long length, Progress progress) {
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> {
          try {
            return new FileSlice(FileChannel.open(file), from, length, progress);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }),
        length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at >= end) {
      return -1;
    }
    int wanted = Math.toIntExact(Math.min(length, end - at));
    int got = channel.read(ByteBuffer.wrap(bytes, offset, wanted), at);
    if (got > 0) {
      at += got;
      progress.at(at);
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
