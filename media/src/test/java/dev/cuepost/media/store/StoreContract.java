package dev.cuepost.media.store;

import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the contracts of stores begin with. */
public abstract class StoreContract {
  protected static final BucketId DEMO = new BucketId("cn-shanghai", "demo");
  protected static final ObjectName NAME = new ObjectName(DEMO, "clips/a.mp4");

  @TempDir protected Path directory;
  protected final ManualClock clock = new ManualClock();
  protected ObjectStore store;
  private StorePlace place;

  /** Where the store under test keeps what it has. */
  protected abstract StorePlace place();

  @BeforeEach
  void openStore() throws IOException {
    place = place();
    store = reopen();
  }

  @AfterEach
  void closePlace() {
    place.close();
  }

  protected final ObjectStore reopen() throws IOException {
    return place.reopen();
  }

  protected final List<String> kept() throws IOException {
    return place.kept();
  }

  /** What happens in the middle of a stream. */
  protected interface Step {
    void happen() throws IOException;
  }

  /** A stream that does this when it is read, and ends. */
  protected static InputStream whenRead(Step step) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        step.happen();
        return -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return read();
      }
    };
  }
}
