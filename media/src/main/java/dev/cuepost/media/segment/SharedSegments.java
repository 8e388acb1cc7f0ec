package dev.cuepost.media.segment;

import dev.cuepost.media.render.Renderer;
import dev.cuepost.media.render.SegmentRuns;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.PeriodicTask;
import dev.cuepost.media.work.WorkQueue;
import dev.cuepost.media.work.Workers;
import dev.cuepost.queue.QueueEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Segments as a whole: where jobs have them made, and this process's workers that make them. */
public final class SharedSegments implements AutoCloseable {
  /** A process that died may have stored what belongs to no row yet, or to none any more. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final WorkQueue queue;
  private final SegmentRows rows;
  private final SegmentObjects objects;
  private final SegmentFolders folders;
  private final SegmentBoard board;
  private final SegmentRuns here;
  private final Workers workers;
  private final PeriodicTask sweeping;
  private final AtomicBoolean started = new AtomicBoolean();

  /**
   * @param scratch directory for sources of jobs that this process works at
   */
  public SharedSegments(
      Jdbi jdbi,
      QueueEngine queues,
      ObjectStore store,
      Renderer renderer,
      Path scratch,
      InstantSource clock) {
    var news = new News();
    this.queue = new WorkQueue(queues, "editing-segments");
    this.rows = new SegmentRows(jdbi);
    this.objects = new SegmentObjects(store);
    this.folders = new SegmentFolders(scratch);
    this.board = new SegmentBoard(rows, objects, folders, queue, news);
    this.here = renderer.here();
    this.workers =
        new Workers(
            "segment", queue, new SegmentWork(rows, objects, folders, renderer, news::tell));
    this.sweeping = new PeriodicTask("abandoned-segments", ABANDONED, () -> sweep(clock.instant()));
  }

  /** Starts as many workers as there are processors; once, also if it is asked again. */
  public void start() {
    if (started.getAndSet(true)) {
      return;
    }
    queue.open();
    folders.start();
    sweeping.start();
    workers.start(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Who makes the segments of a job. A plan of one segment is not worth the way: it is made here.
   *
   * @param ours tells which object a source is, if it is one
   */
  public SegmentRuns of(String jobId, Function<Path, Optional<ObjectName>> ours) {
    SegmentRuns shared = board.of(jobId, ours);
    return (plan, beside, folder, limit, progress) ->
        (plan.pictures().size() > 1 ? shared : here).make(plan, beside, folder, limit, progress);
  }

  /** Clears away all that there is of a job that has ended; its segments under way stop. */
  public void clear(String jobId) {
    rows.delete(jobId);
    objects.clear(jobId);
  }

  private void sweep(Instant now) {
    objects.clearAllBut(jobId -> !rows.seen(jobId).isEmpty(), now.minus(ABANDONED));
  }

  /** Stops the workers; what they were at is given back. */
  @Override
  public void close() {
    workers.close();
    sweeping.close();
    try {
      folders.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
