package dev.cuepost.egress;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is on its way in. Used by one thread; while it is open, nobody else can open it.
 *
 * <p>What goes wrong here is unchecked, to tell it from what goes wrong on the other side.
 */
final class PartialFile implements AutoCloseable {
  private final RandomAccessFile file;
  private Checkpoint checkpoint;

  private PartialFile(RandomAccessFile file, Checkpoint checkpoint) {
    this.file = file;
    this.checkpoint = checkpoint;
  }

  /**
   * Opens the file, which holds exactly what the checkpoint says; nothing, if it held less.
   *
   * @throws OverlappingFileLockException if it is open already
   */
  static PartialFile open(Path path, Checkpoint from) throws IOException {
    // Not a channel: an interrupt would close it before what has come is safe.
    var file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (file.getChannel().tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      boolean usable = file.length() >= from.bytes() && (from.canGoOn() || from.isComplete());
      Checkpoint held = usable ? from : Checkpoint.NONE;
      file.setLength(held.bytes());
      file.seek(held.bytes());
      return new PartialFile(file, held);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Empties it, for the file of which this is told. */
  void begin(Checkpoint of) {
    try {
      file.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkpoint = of;
  }

  /** The length that it will have is known now. */
  void willHave(long totalBytes) {
    checkpoint =
        new Checkpoint(checkpoint.bytes(), Optional.of(totalBytes), checkpoint.validator());
  }

  void append(byte[] bytes, int length) {
    try {
      file.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkpoint = checkpoint.at(checkpoint.bytes() + length);
  }

  /** Afterwards a crash leaves all that was appended. */
  void sync() {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
