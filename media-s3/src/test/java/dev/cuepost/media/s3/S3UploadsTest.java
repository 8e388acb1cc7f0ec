package dev.cuepost.media.s3;

import dev.cuepost.media.store.MultipartUploadsContract;
import dev.cuepost.media.store.StorePlace;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads by parts on an S3 server hold to what every store holds to. */
@ExtendWith(SharedS3.class)
class S3UploadsTest extends MultipartUploadsContract {
  private final S3Server server;

  S3UploadsTest(S3Server server) {
    this.server = server;
  }

  @Override
  protected StorePlace place() {
    return new IndexedPlace(server, directory, clock);
  }
}
