package dev.cuepost.media.s3;

import dev.cuepost.media.store.MultipartUploadsContract;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Uploads by parts on an S3 server hold to what every store holds to. */
class S3UploadsTest extends MultipartUploadsContract {
  private static S3Server server;
  private @Nullable IndexedPlace place;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @AfterEach
  void close() {
    place().close();
  }

  @Override
  protected ObjectStore reopen() throws IOException {
    return place().reopen();
  }

  @Override
  protected List<String> kept() throws IOException {
    return place().kept();
  }

  private IndexedPlace place() {
    if (place == null) {
      place = new IndexedPlace(server, directory, clock);
    }
    return place;
  }
}
