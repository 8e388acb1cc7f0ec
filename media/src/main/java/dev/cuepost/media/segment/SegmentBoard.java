package dev.cuepost.media.segment;

import static java.util.stream.Collectors.toMap;

import dev.cuepost.media.render.Progress;
import dev.cuepost.media.render.RenderOutcome;
import dev.cuepost.media.render.SegmentRuns;
import dev.cuepost.media.segment.SegmentRows.Seen;
import dev.cuepost.media.segment.SegmentRows.State;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.work.WorkQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where the worker of a job has its segments made: it puts orders there and waits until all are
 * carried out, by workers of this process or others.
 *
 * <p>A job has sixteen turns at most on the queue at once, each of a priority of its own: so the
 * first turns of all jobs come before the second ones, a short job need not wait for all of a long
 * one, and no job waits forever. Made segments are found again by their names, which tell all that
 * they are made of: an attempt that follows one that was broken off does not make them again.
 */
final class SegmentBoard {
  private static final int TURNS = 16;

  private final SegmentRows rows;
  private final SegmentObjects objects;
  private final SegmentFolders folders;
  private final WorkQueue queue;
  private final News news;

  SegmentBoard(
      SegmentRows rows,
      SegmentObjects objects,
      SegmentFolders folders,
      WorkQueue queue,
      News news) {
    this.rows = rows;
    this.objects = objects;
    this.folders = folders;
    this.queue = queue;
    this.news = news;
  }

  /**
   * The runs of one job's plan.
   *
   * @param ours tells which object a source is, if it is one
   */
  SegmentRuns of(String jobId, Function<Path, Optional<ObjectName>> ours) {
    return (plan, beside, folder, limit, progress) -> {
      try (var shared = folders.open(jobId)) {
        var orders = new SegmentOrders(jobId, objects, ours, shared.path());
        return new Waiting(jobId, orders.of(plan, beside, limit), progress).until(folder);
      }
    };
  }

  /** One attempt at a job that waits. */
  private final class Waiting {
    private final String jobId;
    private final List<SegmentOrder> orders;
    private final Duration total;
    private final Consumer<Progress> progress;
    private int percent = -1;

    Waiting(String jobId, List<SegmentOrder> orders, Consumer<Progress> progress) {
      this.jobId = jobId;
      this.orders = orders;
      this.progress = progress;
      this.total =
          orders.stream()
              .map(order -> order.plan().expected().length())
              .reduce(Duration.ZERO, Duration::plus);
    }

    SegmentRuns.Outcome until(Path folder) throws IOException {
      rows.replace(jobId, orders);
      try {
        while (true) {
          long heard = news.heard();
          var rowsByName = rows.seen(jobId).stream().collect(toMap(Seen::name, row -> row));
          var segments =
              orders.stream()
                  .flatMap(order -> Optional.ofNullable(rowsByName.get(order.name())).stream())
                  .toList();
          var bad = segments.stream().flatMap(segment -> bad(segment).stream()).findFirst();
          if (bad.isPresent()) {
            return new SegmentRuns.Outcome.Missing(bad.get());
          }
          if (segments.size() < orders.size()) {
            rows.replace(jobId, orders); // an attempt that is over knew of other sources
          } else if (segments.stream().allMatch(segment -> segment.state() == State.DONE)) {
            return made(segments, folder);
          } else {
            send(segments);
            tell(segments);
            news.await(heard);
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return new SegmentRuns.Outcome.Missing(new RenderOutcome.Cancelled());
      }
    }

    private Optional<RenderOutcome> bad(Seen segment) {
      return switch (segment.state()) {
        case WAITING, DONE -> Optional.empty();
        case FAILED ->
            Optional.of(
                new RenderOutcome.Failed(
                    segment.code().orElseThrow(), segment.reason().orElseThrow()));
        case TIMED_OUT -> Optional.of(new RenderOutcome.TimedOut(orders.getFirst().limit()));
      };
    }

    private void send(List<Seen> segments) {
      var taken = new BitSet();
      segments.stream()
          .filter(segment -> segment.state() == State.WAITING)
          .flatMap(segment -> segment.turn().stream())
          .forEach(taken::set);
      for (Seen segment : segments) {
        int turn = taken.nextClearBit(1);
        if (turn > TURNS) {
          return;
        }
        if (segment.state() == State.WAITING && segment.turn().isEmpty()) {
          taken.set(turn);
          String message = queue.send(SegmentWork.id(jobId, segment.name()), turn);
          rows.sent(jobId, segment.name(), turn, message);
        }
      }
    }

    private void tell(List<Seen> segments) {
      Duration done = Duration.ZERO;
      for (int number = 0; number < orders.size(); number++) {
        Seen segment = segments.get(number);
        done =
            done.plus(
                segment.state() == State.DONE
                    ? orders.get(number).plan().expected().length()
                    : segment.done());
      }
      int reached = (int) Math.min(99, done.toMillis() * 100 / Math.max(1, total.toMillis()));
      if (reached > percent) {
        percent = reached;
        progress.accept(new Progress(reached, done));
      }
    }

    /** Brings the results here; the sound was ordered first. */
    private SegmentRuns.Outcome made(List<Seen> segments, Path folder) throws IOException {
      List<Path> files = new ArrayList<>();
      for (Seen segment : segments) {
        var object = SegmentObjects.name(jobId, segment.result().orElseThrow());
        String name = files.size() + orders.get(files.size()).ending();
        files.add(Files.move(objects.file(object, folder), folder.resolve(name)));
      }
      return new SegmentRuns.Outcome.Made(files.subList(1, files.size()), files.getFirst());
    }
  }
}
