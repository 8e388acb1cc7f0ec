package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** An object's bytes in an open file, which stay readable when the object is replaced. */
record FileContent(StoredObject object, FileChannel bytes) implements ObjectContent {
  @Override
  public InputStream from(long offset) throws IOException {
    return Channels.newInputStream(bytes.position(offset));
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
