package dev.cuepost.media.segment;

import dev.cuepost.media.store.PeriodicTask;
import dev.cuepost.media.work.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder for each job that this process works at, for sources that several segments need. One
 * that nobody has had open for a while goes. Any thread may ask; the map is guarded by this object,
 * and the file system is touched under that lock only to make and to remove folders.
 */
final class SegmentFolders implements AutoCloseable {
  private static final Duration LINGER = Duration.ofSeconds(30);

  private final Path scratch;
  private final Map<String, Open> folders = new HashMap<>();
  private final PeriodicTask tidying = new PeriodicTask("segment-folders", LINGER, this::tidy);

  SegmentFolders(Path scratch) {
    this.scratch = scratch;
  }

  private static final class Open {
    private final ScratchDirectory directory;
    private int users;
    private boolean idle;

    Open(ScratchDirectory directory) {
      this.directory = directory;
    }
  }

  /** One use of a job's folder. */
  final class Folder implements AutoCloseable {
    private final Open open;

    private Folder(Open open) {
      this.open = open;
    }

    Path path() {
      return open.directory.path();
    }

    @Override
    public void close() {
      synchronized (SegmentFolders.this) {
        open.users--;
        open.idle = false;
      }
    }
  }

  void start() {
    tidying.start();
  }

  synchronized Folder open(String jobId) throws IOException {
    Open open = folders.get(jobId);
    if (open == null) {
      open = new Open(new ScratchDirectory(Files.createTempDirectory(scratch, "segments-")));
      folders.put(jobId, open);
    }
    open.users++;
    return new Folder(open);
  }

  /** Removes those that nobody has had open since the time before. */
  private synchronized void tidy() throws IOException {
    for (var entries = folders.values().iterator(); entries.hasNext(); ) {
      Open open = entries.next();
      if (open.users == 0 && open.idle) {
        entries.remove();
        open.directory.close();
      }
      open.idle = true;
    }
  }

  /** Removes all of them, open ones as well. */
  @Override
  public synchronized void close() throws IOException {
    tidying.close();
    for (Open open : folders.values()) {
      open.directory.close();
    }
    folders.clear();
  }
}
