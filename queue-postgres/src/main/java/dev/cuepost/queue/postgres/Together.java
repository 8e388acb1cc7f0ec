package dev.cuepost.queue.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * Calls of one kind, done together: while {@value #UNDER_WAY} statements about a queue are under
 * way, further calls about it gather, and the next statement does all of them.
 *
 * <p>A statement about many messages costs little more than one about a single one: it is read,
 * planned and committed once. A call that comes alone does not wait for company.
 *
 * @param <K> what says which queue it is
 * @param <C> a call
 * @param <R> what came of it
 */
final class Together<K, C, R> {
  /** One to be worked on while the other one waits for the disk. */
  static final int UNDER_WAY = 2;

  private final Lanes lanes;
  private final int most;
  private final ToIntFunction<C> weight;
  private final Work<K, C, R> work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, Line> lines = new HashMap<>(); // guarded by lock

  /** Does calls about one queue by one statement. */
  @FunctionalInterface
  interface Work<K, C, R> {
    /** What came of each call, in their order. */
    List<R> of(Connection connection, K queue, List<C> calls) throws SQLException;
  }

  /**
   * @param most what the calls of a statement may weigh together, unless it is one alone
   */
  Together(Lanes lanes, int most, ToIntFunction<C> weight, Work<K, C, R> work) {
    this.lanes = lanes;
    this.most = most;
    this.weight = weight;
    this.work = work;
  }

  private record Waiting<C, R>(C call, CompletableFuture<R> outcome) {}

  /** Those who wait about one queue. */
  private final class Line {
    private final Queue<Waiting<C, R>> waiting = new ArrayDeque<>();
    private int underWay;
  }

  /**
   * Has it done and waits for it, as {@link Lanes#call} does.
   *
   * @throws java.io.UncheckedIOException if the database fails
   * @throws IllegalStateException if it was closed
   */
  R call(K queue, C call) {
    var mine = new Waiting<C, R>(call, new CompletableFuture<>());
    boolean mayBegin;
    lock.lock();
    try {
      Line line = lines.computeIfAbsent(queue, _ -> new Line());
      line.waiting.add(mine);
      mayBegin = line.underWay < UNDER_WAY;
      line.underWay += mayBegin ? 1 : 0;
    } finally {
      lock.unlock();
    }
    if (mayBegin && !begin(queue)) {
      var closed = new IllegalStateException("the queue engine is closed");
      do {
        take(queue).forEach(one -> one.outcome().completeExceptionally(closed));
      } while (!ended(queue));
    }
    return Lanes.await(mine.outcome());
  }

  private boolean begin(K queue) {
    try {
      lanes.begin(() -> perform(queue));
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  /** The next statement has to wait for its turn among those about other queues. */
  private void perform(K queue) {
    do {
      List<Waiting<C, R>> taken = take(queue);
      if (!taken.isEmpty()) {
        perform(queue, taken);
      }
    } while (!ended(queue) && !begin(queue));
  }

  private List<Waiting<C, R>> take(K queue) {
    lock.lock();
    try {
      Queue<Waiting<C, R>> waiting = line(queue).waiting;
      List<Waiting<C, R>> taken = new ArrayList<>();
      long together = 0;
      while (!waiting.isEmpty()) {
        together += weight.applyAsInt(waiting.element().call());
        if (together > most && !taken.isEmpty()) {
          break;
        }
        taken.add(waiting.remove());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody waits any more. */
  private boolean ended(K queue) {
    lock.lock();
    try {
      Line line = line(queue);
      if (!line.waiting.isEmpty()) {
        return false;
      }
      line.underWay--;
      if (line.underWay == 0) {
        lines.remove(queue);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Line line(K queue) {
    return Optional.ofNullable(lines.get(queue)).orElseThrow();
  }

  private void perform(K queue, List<Waiting<C, R>> taken) {
    List<C> calls = taken.stream().map(Waiting::call).toList();
    try {
      List<R> outcomes = lanes.onOwn(connection -> work.of(connection, queue, calls));
      for (int i = 0; i < outcomes.size(); i++) {
        taken.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (SQLException | RuntimeException | Error e) {
      if (taken.size() > 1 && e instanceof SQLException problem && Lanes.wasRefused(problem)) {
        // One that the database refuses must not fail the others.
        taken.forEach(one -> perform(queue, List.of(one)));
      } else {
        taken.forEach(one -> one.outcome().completeExceptionally(e));
      }
    }
  }
}
