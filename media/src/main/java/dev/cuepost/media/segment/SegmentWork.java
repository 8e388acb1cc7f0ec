package dev.cuepost.media.segment;

import static java.util.Objects.requireNonNull;

import dev.cuepost.media.edit.RenderPlan;
import dev.cuepost.media.render.PlanDigest;
import dev.cuepost.media.render.Progress;
import dev.cuepost.media.render.RenderOutcome;
import dev.cuepost.media.render.Renderer;
import dev.cuepost.media.segment.SegmentOrder.Beside;
import dev.cuepost.media.segment.SegmentRows.Held;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workers do with a segment: bring its files here, run FFmpeg, store what comes out, and only
 * then say so. It stops when its row is gone, as then the job has ended.
 */
final class SegmentWork implements Work {
  private static final Logger log = LoggerFactory.getLogger(SegmentWork.class);

  /** A segment that was begun so often and never made takes its worker down each time. */
  private static final int ATTEMPTS_MAX = 5;

  private final SegmentRows rows;
  private final SegmentObjects objects;
  private final SegmentFolders folders;
  private final Renderer renderer;
  private final Runnable changed;

  /**
   * @param changed is told when there is news for those who wait in this process
   */
  SegmentWork(
      SegmentRows rows,
      SegmentObjects objects,
      SegmentFolders folders,
      Renderer renderer,
      Runnable changed) {
    this.rows = rows;
    this.objects = objects;
    this.folders = folders;
    this.renderer = renderer;
    this.changed = changed;
  }

  /** What is put on the queue for a segment. */
  static String id(String jobId, String name) {
    return jobId + "/" + name;
  }

  @Override
  public Optional<End> attempt(String id, String message, int times) {
    int slash = id.indexOf('/');
    var held = new Held(id.substring(0, slash), id.substring(slash + 1), message, times);
    Optional<SegmentOrder> order = rows.take(held);
    if (order.isEmpty()) {
      return Optional.of(() -> nothingToDo(held.jobId(), id));
    }
    if (times > ATTEMPTS_MAX) {
      return failed(
          held,
          "InternalError",
          "A segment was begun %d times and never made.".formatted(ATTEMPTS_MAX));
    }
    try (var folder = folders.open(held.jobId())) {
      return make(held, order.get(), folder.path());
    } catch (IOException problem) {
      return end(held, Renderer.unwritten(problem));
    } catch (UncheckedIOException problem) {
      if (times < ATTEMPTS_MAX) { // the storage may be back by then
        throw problem;
      }
      return end(held, Renderer.unwritten(requireNonNull(problem.getCause())));
    }
  }

  /** Whoever had it before may have stored a result after all of the job was cleared away. */
  private void nothingToDo(String jobId, String id) {
    log.info("segment {}: there is nothing to do", id);
    if (rows.seen(jobId).isEmpty()) {
      objects.clear(jobId);
    }
  }

  private Optional<End> make(Held held, SegmentOrder order, Path folder) throws IOException {
    RenderPlan plan = located(order, folder);
    if (!PlanDigest.of(plan, folder).equals(order.digest())) {
      return failed(held, "ProduceFailed", "A source was replaced while the edit was being made.");
    }
    Path made = folder.resolve("%s-%d%s".formatted(held.name(), held.lease(), order.ending()));
    var watch = new Watch(held);
    Optional<RenderOutcome> bad = renderer.run(plan, folder, made, order.limit(), watch);
    if (watch.over()) {
      Files.deleteIfExists(made);
      return Optional.of(() -> log.info("segment {}: its job is over", held.name()));
    }
    return bad.isPresent() ? end(held, bad.get()) : stored(held, made);
  }

  private RenderPlan located(SegmentOrder order, Path folder) throws IOException {
    Path sources = folder.resolve("sources");
    List<Path> files = new ArrayList<>();
    for (ObjectName source : order.sources()) {
      files.add(objects.file(source, sources));
    }
    for (Beside beside : order.beside()) {
      Path place = folder.resolve(beside.path());
      if (!Files.exists(place)) {
        Files.createDirectories(place.getParent());
        SegmentObjects.link(objects.file(beside.object(), sources), place);
      }
    }
    return order.plan().located(number -> files.get(Integer.parseInt(number.toString())));
  }

  /** The object's name has the number of the lease, so that nobody replaces what another made. */
  private Optional<End> stored(Held held, Path made) {
    String key = "%s-%d".formatted(held.name(), held.lease());
    ObjectName object = SegmentObjects.name(held.jobId(), key);
    adopt(object, made);
    return Optional.of(
        new End() {
          @Override
          public void write() {
            if (rows.done(held, key)) {
              changed.run();
            } else {
              tooLate();
            }
          }

          @Override
          public void tooLate() {
            log.info("segment {}: another worker has it, or its job is over", held.name());
            objects.delete(object);
          }
        });
  }

  /** Who is interrupted on the way may have stored it all the same. */
  private void adopt(ObjectName object, Path made) {
    try {
      objects.adopt(object, made);
    } catch (RuntimeException problem) {
      boolean interrupted = Thread.interrupted(); // which would fail the deletion too
      try {
        objects.delete(object);
      } catch (RuntimeException another) {
        problem.addSuppressed(another);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw problem;
    }
  }

  private Optional<End> end(Held held, RenderOutcome outcome) {
    return switch (outcome) {
      case RenderOutcome.Failed(String code, String reason, _) -> failed(held, code, reason);
      case RenderOutcome.TimedOut _ ->
          Optional.of(() -> {
            var _ = rows.timedOut(held);
            changed.run();
          });
      case RenderOutcome.Cancelled _ ->
          Optional.of(() -> {
            rows.giveBack(held);
            changed.run();
            log.info("segment {}: given back", held.name());
          });
      case RenderOutcome.Rendered _ -> throw new IllegalStateException("no run ends so");
    };
  }

  private Optional<End> failed(Held held, String code, String reason) {
    return Optional.of(() -> {
      var _ = rows.failed(held, code, reason);
      changed.run();
    });
  }

  /** Writes down how far the run is, and stops it when that is of no interest any more. */
  private final class Watch implements Consumer<Progress> {
    private final Held held;
    private final Thread worker = Thread.currentThread();
    private volatile boolean gone;

    Watch(Held held) {
      this.held = held;
    }

    @Override
    public void accept(Progress progress) {
      if (!gone && !rows.progressed(held, progress.done())) {
        gone = true;
        worker.interrupt();
      }
    }

    /** To be asked by the worker, once the run is over. */
    boolean over() {
      if (gone) {
        var _ = Thread.interrupted();
      }
      return gone;
    }
  }
}
