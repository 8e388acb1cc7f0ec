package dev.cuepost.media.pull;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.egress.ResumableDownload;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.work.WorkQueue;
import dev.cuepost.media.work.Workers;
import dev.cuepost.queue.QueueEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Pulling as a whole: the pulls as their users see them, and the workers that do them. */
public final class Pulling implements AutoCloseable {
  private final Pulls pulls;
  private final PullStore store;
  private final PullFiles files;
  private final PullQueue queue;
  private final Workers workers;

  /**
   * What pulling stands on.
   *
   * @param streams take files that are no asset's own
   * @param directory for what has come of files, on the file system of the objects if possible; its
   *     content must outlive restarts
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public record Parts(
      Jdbi jdbi,
      QueueEngine queues,
      EventLog events,
      ObjectStore objects,
      Library library,
      Receiver streams,
      ResumableDownload download,
      RetryPauses pauses,
      Path directory,
      InstantSource clock,
      Supplier<String> ids) {}

  /** Puts the parts together. Nothing is fetched until it is started. */
  public Pulling(Parts parts) {
    var work = new WorkQueue(parts.queues(), "pulls");
    this.store = new PullStore(parts.jdbi());
    this.files = new PullFiles(parts.directory());
    this.queue = new PullQueue(work, store);
    this.pulls =
        new Pulls(
            parts.jdbi(),
            store,
            queue,
            parts.library().assets(),
            parts.library().uploads(),
            parts.clock(),
            parts.ids());
    var ends =
        new PullEnds(
            parts.jdbi(),
            files,
            parts.objects(),
            new AssetReceiver(
                parts.library(),
                new PullEvents(parts.events(), new EventIds(parts.clock(), parts.ids()))),
            parts.streams(),
            parts.clock());
    this.workers =
        new Workers(
            "pull",
            work,
            new PullWork(
                store, queue, ends, files, parts.objects(), parts.download(), parts.pauses()));
  }

  /** To submit and look up. */
  public Pulls pulls() {
    return pulls;
  }

  /**
   * Starts so many workers, with what an earlier process left.
   *
   * @throws IOException if the storage fails
   */
  public void start(int count) throws IOException {
    files.open(Set.copyOf(store.unfinished()));
    queue.open();
    workers.startVirtual(count);
  }

  /** Stops the workers; what they were fetching goes on at the next start. */
  @Override
  public void close() {
    workers.close();
    queue.close();
  }
}
