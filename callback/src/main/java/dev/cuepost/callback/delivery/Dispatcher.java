package dev.cuepost.callback.delivery;

import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the attempts that are due.
 *
 * <p>What is to be done stands in the rows of deliveries. One thread, {@code callback-dispatcher},
 * looks for what is due and starts it; other threads tell it that a lane has got something, or that
 * an attempt is over. A process that dies leaves the rows as they were, and the next one starts
 * from them.
 */
final class Dispatcher implements AutoCloseable, AttemptLedger.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How often it looks for lanes that nobody told it of. */
  private static final Duration SWEEP = Duration.ofSeconds(15);

  /** More are left to a sweep. */
  private static final int WOKEN_MOST = 10_000;

  private static final int SWEEP_LANES = 1_000;
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  /**
   * An attempt that cannot be written down is made again, and its target hears it twice: ever more
   * seldom, up to this long, while the trouble lasts.
   */
  private static final Duration AFTER_LONG_TROUBLE = Duration.ofMinutes(1);

  private static final long DRAIN_SECONDS = 5;

  private final DeliveryTable table;
  private final Lanes lanes;
  private final Predicate<String> serves;
  private final Consumer<List<Due>> attempt;
  private final TimeSource time;
  private final Alarm alarm;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("callback-dispatcher").unstarted(this::run);

  // From other threads; bounded by the number of lanes and of attempts under way.
  private final Set<String> woken = ConcurrentHashMap.newKeySet();
  private final Queue<List<Ended>> ended = new ConcurrentLinkedQueue<>();
  private final Queue<List<Due>> abandoned = new ConcurrentLinkedQueue<>();
  private final Queue<Leaving> leaving = new ConcurrentLinkedQueue<>();
  private volatile boolean sweepSoon;
  private volatile boolean closed;

  // Of the thread alone:
  private long sweepAt;
  private String swept = "";
  private final Backoff unwritten = new Backoff(AFTER_TROUBLE, AFTER_LONG_TROUBLE);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Lanes that are left to another server once nothing is under way to them. */
  private record Leaving(Predicate<String> lanes, Runnable left) {}

  /**
   * @param serves which lanes are served here, at the moment
   * @param attempt starts an attempt, which ends with {@link #recorded}, {@link #unrecorded} or
   *     {@link #abandoned}; returns at once
   */
  Dispatcher(
      DeliveryTable table,
      Predicate<String> serves,
      Consumer<List<Due>> attempt,
      TimeSource time,
      DeliveryPolicy policy) {
    this.table = table;
    this.lanes = new Lanes(table, policy);
    this.serves = serves;
    this.attempt = attempt;
    this.time = time;
    this.alarm = new Alarm(time);
    this.sweepAt = time.steadyMillis();
  }

  void start() {
    thread.start();
  }

  /** Tells that the lane has got a delivery, which is committed. Never blocks. */
  void wake(String lane) {
    if (woken.size() < WOKEN_MOST) {
      woken.add(lane);
    }
    alarm.wake();
  }

  /** Tells that lanes may have got deliveries of which nothing is known here. Never blocks. */
  void wakeAll() {
    sweepSoon = true;
    alarm.wake();
  }

  /**
   * Forgets lanes that are no longer served here. Never blocks.
   *
   * @param left is run when nothing is under way to them
   */
  void leave(Predicate<String> lanes, Runnable left) {
    leaving.add(new Leaving(lanes, left));
    alarm.wake();
    if (over.getCount() == 0) {
      leaveRest();
    }
  }

  @Override
  public void recorded(List<List<Ended>> attempts) {
    ended.addAll(attempts);
    alarm.wake();
  }

  @Override
  public void unrecorded(List<List<Ended>> attempts) {
    attempts.forEach(one -> abandoned(one.stream().map(Ended::due).toList()));
  }

  /** Tells that an attempt is over of which nothing is known. */
  void abandoned(List<Due> deliveries) {
    abandoned.add(deliveries);
    alarm.wake();
  }

  /** Starts no more attempts, and waits a few seconds for those under way to be written down. */
  @Override
  public void close() {
    closed = true;
    alarm.wake();
    try {
      if (thread.isAlive() && !over.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Some callbacks were still under way at the end; they will be made again");
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closed || lanes.isAnyUnderWay()) {
        alarm.awaitUntil(turnOnce());
      }
    } catch (InterruptedException _) {
      // Closed, and out of patience.
    } finally {
      over.countDown();
      leaveRest();
    }
  }

  /** Nothing is started any more. */
  private void leaveRest() {
    for (Leaving one = leaving.poll(); one != null; one = leaving.poll()) {
      one.left().run();
    }
  }

  private long turnOnce() {
    try {
      return turn();
    } catch (RuntimeException e) {
      LOG.error("Deliveries could not be looked for; once more in {}", AFTER_TROUBLE, e);
      return time.steadyMillis() + AFTER_TROUBLE.toMillis();
    }
  }

  /** Does all that can be done now, and tells until when there will be nothing else. */
  private long turn() {
    collect();
    leaveSome();
    long steady = time.steadyMillis();
    if (closed) {
      return lanes.isAnyUnderWay() ? steady + SWEEP.toMillis() : steady;
    }
    if (steady >= sweepAt || sweepSoon) {
      sweepSoon = false;
      sweep();
      sweepAt = steady + SWEEP.toMillis();
    }
    Instant now = time.instant();
    lanes.start(now, attempt);
    long untilDue = Math.max(0, lanes.nextDue() - now.toEpochMilli());
    return Math.min(steady + Math.min(untilDue, SWEEP.toMillis()), sweepAt);
  }

  private void collect() {
    for (var names = woken.iterator(); names.hasNext(); ) {
      String name = names.next();
      names.remove();
      if (serves.test(name)) {
        lanes.wake(name);
      }
    }
    for (List<Ended> one = ended.poll(); one != null; one = ended.poll()) {
      lanes.ended(one);
      unwritten.reset();
    }
    if (!abandoned.isEmpty()) {
      Instant again = time.instant().plus(unwritten.next());
      for (List<Due> one = abandoned.poll(); one != null; one = abandoned.poll()) {
        lanes.abandoned(one, again);
      }
    }
  }

  private void leaveSome() {
    for (var each = leaving.iterator(); each.hasNext(); ) {
      Leaving one = each.next();
      if (lanes.leave(one.lanes())) {
        each.remove();
        one.left().run();
      }
    }
  }

  /**
   * Finds lanes that have something pending, as far as there is room for more of them; the next
   * sweep goes on behind the last one. Those that wait for long make room for others.
   */
  private void sweep() {
    if (lanes.isFull()) {
      lanes.forgetResting(time.instant().plus(SWEEP).plus(SWEEP));
    }
    List<String> found = table.lanes(swept, SWEEP_LANES);
    while (!found.isEmpty()) {
      for (String lane : found) {
        if (serves.test(lane) && !lanes.wake(lane)) {
          return;
        }
        swept = lane;
      }
      found = table.lanes(swept, SWEEP_LANES);
    }
    swept = "";
  }
}
