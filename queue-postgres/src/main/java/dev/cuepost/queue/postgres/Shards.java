package dev.cuepost.queue.postgres;

import dev.cuepost.queue.QueueId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases of a service: which of them can be reached, and which one has a queue.
 *
 * <p>Those that cannot be reached at the beginning are tried again once a second. While the first
 * one is away, a queue is looked for in all the others: where its row is, there it lies.
 */
final class Shards implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Shards.class);
  private static final long RETRY_MILLIS = 1_000;

  private final List<Shard> all;
  private final Opening opening;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("queue-shards").unstarted(this::retry);
  private volatile Optional<Placements> placements = Optional.empty();

  /** Where a queue is to be had. */
  sealed interface Whereabouts {
    record At(Shard shard) implements Whereabouts {}

    /** On its way, for a while. */
    record Moving() implements Whereabouts {}

    record Nowhere() implements Whereabouts {}
  }

  Shards(List<Shard> all, Opening opening) {
    this.all = List.copyOf(all);
    this.opening = opening;
  }

  /**
   * Opens those that can be reached.
   *
   * @throws IOException one sentence, if none can, or one cannot be used
   */
  void open() throws IOException {
    for (Shard shard : all) {
      shard.reach();
    }
    if (all.stream().allMatch(shard -> shard.membership().isEmpty())) {
      all.getFirst().found(opening.random());
    }
    enter();
    if (all.stream().noneMatch(Shard::isOpen)) {
      throw PostgresQueueEngine.unusable(
          new IOException(all.getFirst().problem().orElse("it cannot be reached")));
    }
    for (Shard shard : all) {
      if (!shard.isOpen()) {
        log.warn(
            "the queues' database {} cannot be reached, so its queues fail: {}",
            shard.address(),
            shard.problem().orElse(""));
      }
    }
    thread.start();
  }

  private void enter() throws IOException {
    Optional<Shard> home = home();
    for (Shard shard : all) {
      if (shard.membership().isEmpty() && shard.problem().isEmpty() && home.isPresent()) {
        shard.join(home.get(), opening.random());
      }
    }
    refuseStrangers();
    for (Shard shard : all) {
      if (!shard.isOpen() && shard.membership().isPresent()) {
        shard.open(opening);
      }
    }
    if (placements.isEmpty() && home.filter(Shard::isOpen).isPresent()) {
      placements = home.map(first -> new Placements(first.call(PostgresQueueEngine::reach)));
    }
    placements.ifPresent(places ->
        all.stream()
            .filter(Shard::isOpen)
            .forEach(shard -> places.adopt(shard.call(PostgresQueueEngine::ids), number(shard))));
  }

  private Optional<Shard> home() {
    return numbered(Membership.HOME);
  }

  private Optional<Shard> numbered(int number) {
    return all.stream()
        .filter(shard -> shard.membership().filter(own -> own.number() == number).isPresent())
        .findFirst();
  }

  private static int number(Shard shard) {
    return shard.membership().orElseThrow().number();
  }

  private void refuseStrangers() throws IOException {
    Membership.refuseStrangers(all.stream().flatMap(shard -> shard.membership().stream()).toList());
  }

  private void retry() {
    try {
      while (!closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (all.stream().allMatch(Shard::isOpen)) {
          return;
        }
        reachMore();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reachMore() {
    try {
      boolean more = false;
      for (Shard shard : all) {
        more |= !shard.isOpen() && shard.reach();
      }
      if (more) {
        enter();
      }
    } catch (IOException | UncheckedIOException e) {
      log.warn("a database of queues is not opened: {}", e.getMessage());
    }
  }

  List<Shard> all() {
    return all;
  }

  /**
   * Who says where queues lie.
   *
   * @throws UncheckedIOException if it was not reached yet
   */
  Placements placements() {
    return placements.orElseThrow(() -> outOfReach("the first database of the queues"));
  }

  /**
   * The one with this number.
   *
   * @throws UncheckedIOException if it was not reached yet, or this node was not told of it
   */
  Shard shard(int number) {
    return numbered(number).orElseThrow(() -> outOfReach("database " + number + " of the queues"));
  }

  private static UncheckedIOException outOfReach(String what) {
    return new UncheckedIOException(
        new IOException(what + " is not among those that can be reached"));
  }

  /**
   * Where the queue lies.
   *
   * @throws UncheckedIOException if that cannot be found out now
   */
  Whereabouts find(QueueId id) {
    try {
      return placements()
          .find(id)
          .<Whereabouts>map(place ->
              place.movingTo().isPresent()
                  ? new Whereabouts.Moving()
                  : new Whereabouts.At(shard(place.shard())))
          .orElseGet(Whereabouts.Nowhere::new);
    } catch (UncheckedIOException e) {
      return new Whereabouts.At(
          all.stream().filter(shard -> holds(shard, id)).findFirst().orElseThrow(() -> e));
    }
  }

  private static boolean holds(Shard shard, QueueId id) {
    try {
      return shard.isOpen() && shard.call(engine -> engine.holds(id));
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /** Where a new queue of this name goes: about as many to each of those that are well. */
  int choice(QueueId id) {
    return all.stream()
        .filter(Shard::isOpen)
        .min(
            Comparator.comparing((Shard shard) -> shard.problem().isPresent())
                .thenComparingInt(shard -> turn(id, number(shard))))
        .map(Shards::number)
        .orElseThrow(() -> outOfReach("no database of the queues"));
  }

  /** By which a database is chosen for a name: the one with the lowest gets it. */
  static int turn(QueueId id, int number) {
    int mixed = (31 * id.hashCode() + number) * 0x9E3779B9;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
    return mixed ^ (mixed >>> 13);
  }

  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() != Thread.State.NEW) {
      Ending.await(thread);
    }
    all.forEach(Shard::close);
    placements.ifPresent(Placements::close);
  }
}
