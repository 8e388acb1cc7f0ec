package dev.cuepost.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An object's bytes in an open file, which stay readable when the object is replaced. */
record FileContent(StoredObject object, Path file, FileChannel bytes) implements ObjectContent {
  static FileContent open(StoredObject object, Path file) throws IOException {
    return new FileContent(object, file, FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public InputStream from(long offset) throws IOException {
    return Channels.newInputStream(bytes.position(offset));
  }

  /** Makes the bytes known by one more name, which is cheap; false if that cannot be. */
  boolean linkTo(Path target) {
    try {
      Files.createLink(target, file);
      return true;
    } catch (UnsupportedOperationException | IOException _) {
      return false; // a file system without links, or the object was replaced meanwhile
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
