package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object opened for reading: these bytes and these properties belong together, whatever is
 * stored under the name meanwhile. Used by one thread.
 */
public interface ObjectContent extends AutoCloseable {
  StoredObject object();

  /**
   * The bytes from an offset to the end. A further call moves the same reader.
   *
   * @param offset 0 to the object's length
   */
  InputStream from(long offset) throws IOException;

  @Override
  void close() throws IOException;
}
