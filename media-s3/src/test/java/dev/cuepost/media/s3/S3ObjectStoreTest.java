package dev.cuepost.media.s3;

import dev.cuepost.media.store.ObjectStoreContract;
import dev.cuepost.media.store.StorePlace;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects on an S3 server hold to what every store holds to. */
@ExtendWith(SharedS3.class)
class S3ObjectStoreTest extends ObjectStoreContract {
  private final S3Server server;

  S3ObjectStoreTest(S3Server server) {
    this.server = server;
  }

  @Override
  protected StorePlace place() {
    return new IndexedPlace(server, directory, clock);
  }
}
