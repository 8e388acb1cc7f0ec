package dev.cuepost.media.store.indexed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where pieces lie. All threads may use it. */
public interface PieceStorage {
  /**
   * Stores a piece; when this returns it is there to stay.
   *
   * @param name not used before; {@code a-z}, {@code 0-9}, hyphens and slashes
   * @param slice the bytes
   * @throws IOException if it cannot be stored; it may be there all the same
   */
  void put(String name, Slice slice) throws IOException;

  /**
   * The bytes of a piece from an offset to its end. The stream may break; it is closed at any
   * moment, which is quick.
   */
  InputStream read(String name, long offset) throws IOException;

  /** Removes a piece, if it is there. */
  void remove(String name) throws IOException;

  /**
   * A stretch of a file that nobody changes meanwhile.
   *
   * @param offset of its first byte
   * @param length 1 or more
   * @param md5 of its bytes, as Base64
   */
  record Slice(Path file, long offset, long length, String md5) {}
}
