package dev.cuepost.media.store.indexed;

import dev.cuepost.media.store.ObjectContent;
import dev.cuepost.media.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of an object, which can be read for {@link UnusedPieces#READING} after it ends. */
final class IndexedContent implements ObjectContent {
  private final IndexedVersion version;
  private final PieceStorage storage;
  private @Nullable PieceReader open;

  IndexedContent(IndexedVersion version, PieceStorage storage) {
    this.version = version;
    this.storage = storage;
  }

  @Override
  public StoredObject object() {
    return version.object();
  }

  List<Piece> pieces() {
    return version.pieces();
  }

  @Override
  public InputStream from(long offset) throws IOException {
    close();
    var reader = new PieceReader(storage, version.pieces(), offset);
    open = reader;
    return reader;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
