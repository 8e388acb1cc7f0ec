package dev.cuepost.media.store.indexed;

import dev.cuepost.media.store.BytesWritten;
import java.util.List;

/** Bytes that have come and are in the storage, and that nothing uses yet. */
record Received(List<Piece> pieces, BytesWritten written) {
  Received {
    pieces = List.copyOf(pieces);
  }
}
