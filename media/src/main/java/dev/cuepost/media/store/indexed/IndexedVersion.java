package dev.cuepost.media.store.indexed;

import dev.cuepost.media.store.StoredObject;
import java.util.List;

/**
 * What stands under a name, and where its bytes lie.
 *
 * @param id of the version, never used for another
 */
record IndexedVersion(StoredObject object, String id, List<Piece> pieces) {
  IndexedVersion {
    pieces = List.copyOf(pieces);
  }
}
