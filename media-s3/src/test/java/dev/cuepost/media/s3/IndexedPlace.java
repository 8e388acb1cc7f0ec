package dev.cuepost.media.s3;

import dev.cuepost.media.store.StorePlace;
import dev.cuepost.media.store.indexed.IndexedObjectStore;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store of objects on an S3 server, opened again and again. */
final class IndexedPlace implements StorePlace {
  private final S3Server server;
  private final Path directory;
  private final ManualClock clock;
  private final String bucket = "b" + UUID.randomUUID();
  private @Nullable Database database;
  private @Nullable S3Pieces pieces;
  private @Nullable IndexedObjectStore store;

  IndexedPlace(S3Server server, Path directory, ManualClock clock) {
    this.server = server;
    this.directory = directory;
    this.clock = clock;
    server.make(bucket);
  }

  S3Bucket bucket() {
    return server.bucket(bucket);
  }

  @Override
  public IndexedObjectStore reopen() throws IOException {
    close();
    database = TestDatabase.open(directory);
    pieces = S3Pieces.open(bucket());
    store =
        IndexedObjectStore.open(
            database.jdbi(), pieces, directory.resolve("incoming"), clock, UUID::randomUUID);
    return store;
  }

  /** Names of all pieces. */
  List<String> pieces() {
    return server.keys(bucket);
  }

  @Override
  public List<String> kept() throws IOException {
    clock.advance(Duration.ofHours(1));
    if (store != null) {
      store.removeUnused();
    }
    return pieces();
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
    if (pieces != null) {
      pieces.close();
    }
    if (database != null) {
      database.close();
    }
  }
}
