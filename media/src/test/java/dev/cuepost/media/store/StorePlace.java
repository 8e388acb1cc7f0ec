package dev.cuepost.media.store;

import java.io.IOException;
import java.util.List;

/** Where a store keeps what it has; stores are opened on it one after the other. */
public interface StorePlace extends AutoCloseable {
  /** The store that a new process opens on what the one before left. */
  ObjectStore reopen() throws IOException;

  /** Names of what holds the bytes of objects and parts, once all that may go has gone. */
  List<String> kept() throws IOException;

  @Override
  default void close() {}
}
