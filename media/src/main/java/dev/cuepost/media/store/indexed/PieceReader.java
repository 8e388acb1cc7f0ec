package dev.cuepost.media.store.indexed;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of pieces one behind the other. Where the storage's stream breaks, it is opened again a
 * few times. Used by one thread.
 */
final class PieceReader extends InputStream {
  /** Failures one after the other without a byte between them. */
  private static final int PATIENCE = 3;

  private final PieceStorage storage;
  private final List<Piece> pieces;
  private int index;
  private long position;
  private @Nullable InputStream open;

  /**
   * @param offset 0 to the length of all pieces together
   */
  PieceReader(PieceStorage storage, List<Piece> pieces, long offset) {
    this.storage = storage;
    this.pieces = pieces;
    this.position = offset;
    while (index < pieces.size() && position >= pieces.get(index).sizeBytes()) {
      position -= pieces.get(index++).sizeBytes();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (index == pieces.size()) {
      return -1;
    }
    int count = readSome(into, offset, length);
    position += count;
    if (position == pieces.get(index).sizeBytes()) {
      close();
      index++;
      position = 0;
    }
    return count;
  }

  private int readSome(byte[] into, int offset, int length) throws IOException {
    Piece piece = pieces.get(index);
    int wanted = (int) Math.min(length, piece.sizeBytes() - position);
    for (int failures = 1; ; failures++) {
      try {
        if (open == null) {
          open = storage.read(piece.name(), position);
        }
        int count = open.read(into, offset, wanted);
        if (count > 0) {
          return count;
        }
        throw new IOException(
            "the piece %s ends after %d of %d bytes"
                .formatted(piece.name(), position, piece.sizeBytes()));
      } catch (IOException e) {
        close();
        if (failures == PATIENCE) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      InputStream closing = open;
      open = null;
      closing.close();
    }
  }
}
