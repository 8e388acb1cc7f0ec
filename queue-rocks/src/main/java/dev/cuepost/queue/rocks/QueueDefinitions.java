package dev.cuepost.queue.rocks;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.QueueStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Which queues there are: creating, changing, listing and deleting them.
 *
 * <p>Any number of threads may use it. A queue enters and leaves the map only under its own lock.
 * Unlike what happens to messages, these calls keep the queue's lock while they wait for the disk:
 * they are rare, and nothing about the queue may come between.
 */
final class QueueDefinitions {
  static final Comparator<QueueId> ORDER =
      Comparator.comparing((QueueId id) -> id.owner().account())
          .thenComparing(id -> id.owner().region())
          .thenComparing(QueueId::name);

  private static final byte[] NOTHING = {};

  private final ConcurrentNavigableMap<QueueId, RocksQueue> queues =
      new ConcurrentSkipListMap<>(ORDER);
  private final Store store;
  private final EngineClock clock;
  private final WindowSize size;
  private final BiFunction<QueueId, Durability, Durability> durability;
  private final LongSupplier incarnations;

  QueueDefinitions(
      Store store,
      EngineClock clock,
      WindowSize size,
      BiFunction<QueueId, Durability, Durability> durability,
      LongSupplier incarnations) {
    this.durability = durability;
    this.size = size;
    this.store = store;
    this.clock = clock;
    this.incarnations = incarnations;
  }

  /** Reads what is stored. Nobody else may know the queues yet. */
  void load() throws IOException {
    for (StoredQueue stored : store.queues()) {
      Optional<Tally> tally = load(stored);
      var queue =
          new RocksQueue(
              stored,
              size,
              tally.orElseGet(() -> Tally.empty(clock.now())),
              tally.isEmpty(),
              store,
              clock);
      queue.standing = true;
      queues.put(stored.id(), queue);
      QueueAttributes wanted = promised(stored.id(), stored.attributes());
      if (!wanted.equals(stored.attributes())) {
        var _ = change(queue, _ -> wanted);
      }
    }
  }

  private QueueAttributes promised(QueueId id, QueueAttributes attributes) {
    return attributes.with(durability.apply(id, attributes.durability()));
  }

  private Optional<Tally> load(StoredQueue stored) throws IOException {
    if (stored.attributes().durability() != Durability.MEMORY) {
      return store.tally(stored);
    }
    // What the last process left of it is neither whole nor wanted.
    var _ = store.submit(Changes.ofDefinition(stored).removeMessages().tally(NOTHING));
    return Optional.empty();
  }

  Optional<RocksQueue> find(QueueId id) {
    return Optional.ofNullable(queues.get(id));
  }

  CreateOutcome create(QueueId id, QueueAttributes attributes) {
    Optional<CreateOutcome> outcome;
    do {
      Optional<RocksQueue> there = find(id);
      outcome = there.isPresent() ? compare(there.get(), attributes) : tryCreate(id, attributes);
    } while (outcome.isEmpty());
    return outcome.get();
  }

  /** Empty if it was deleted in between. */
  private static Optional<CreateOutcome> compare(RocksQueue queue, QueueAttributes attributes) {
    queue.lock.lock();
    try {
      if (!queue.standing) {
        return Optional.empty();
      }
      return Optional.of(
          queue.definition.attributes().alike(attributes)
              ? CreateOutcome.EXISTS_ALIKE
              : CreateOutcome.EXISTS_DIFFERENT);
    } finally {
      queue.lock.unlock();
    }
  }

  /** Empty if somebody else created it in between. */
  private Optional<CreateOutcome> tryCreate(QueueId id, QueueAttributes attributes) {
    Instant now = now();
    var definition =
        new StoredQueue(id, incarnations.getAsLong(), promised(id, attributes), now, now);
    var queue = new RocksQueue(definition, size, Tally.empty(clock.now()), true, store, clock);
    queue.lock.lock();
    try {
      if (queues.putIfAbsent(id, queue) != null) {
        return Optional.empty();
      }
      store.await(store.submit(Changes.ofDefinition(definition).put(definition)));
      queue.standing = true;
      return Optional.of(CreateOutcome.CREATED);
    } finally {
      if (!queue.standing) {
        queues.remove(id, queue);
      }
      queue.lock.unlock();
    }
  }

  boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    return find(id).map(queue -> change(queue, change)).orElse(false);
  }

  private boolean change(RocksQueue queue, UnaryOperator<QueueAttributes> change) {
    queue.lock.lock();
    try {
      if (!queue.standing) {
        return false;
      }
      QueueAttributes attributes = change.apply(queue.definition.attributes());
      StoredQueue changed = queue.definition.changed(attributes, now());
      if (queue.definition.attributes().durability() == Durability.MEMORY
          && attributes.durability() != Durability.MEMORY) {
        // From now on its messages are promised to survive, so those that it has must do so too.
        queue.awaitAllSettled();
        if (!queue.standing) {
          return false; // deleted while this waited
        }
        store.flush();
      }
      store.await(
          store.submit(Changes.ofDefinition(changed).put(changed).tally(queue.tally.bytes())));
      queue.definition = changed;
      return true;
    } finally {
      queue.lock.unlock();
    }
  }

  boolean delete(QueueId id) {
    return find(id).map(this::delete).orElse(false);
  }

  private boolean delete(RocksQueue queue) {
    queue.lock.lock();
    try {
      if (!queue.standing) {
        return false;
      }
      Changes changes = Changes.ofDefinition(queue.definition).remove(queue.definition);
      store.await(store.submit(queue.tally.isEmpty() ? changes : changes.removeMessages()));
      queues.remove(queue.definition.id(), queue);
      queue.end();
      return true;
    } finally {
      queue.lock.unlock();
    }
  }

  Optional<QueueStatus> status(QueueId id) {
    return find(id).flatMap(QueueDefinitions::status);
  }

  private static Optional<QueueStatus> status(RocksQueue queue) {
    queue.lock.lock();
    try {
      if (!queue.standing) {
        return Optional.empty();
      }
      queue.advance();
      return Optional.of(
          new QueueStatus(
              queue.definition.id(),
              queue.definition.attributes(),
              queue.definition.createdAt(),
              queue.definition.modifiedAt(),
              queue.tally.active(),
              queue.tally.inactive(),
              queue.tally.delayed()));
    } finally {
      queue.lock.unlock();
    }
  }

  QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    List<QueueStatus> page = new ArrayList<>();
    for (RocksQueue queue : from(owner, prefix, after)) {
      QueueId id = queue.id();
      if (!id.owner().equals(owner) || !id.name().startsWith(prefix)) {
        break;
      }
      Optional<QueueStatus> status = status(queue);
      if (status.isPresent() && page.size() == limit) {
        return new QueuePage(page, true);
      }
      status.ifPresent(page::add);
    }
    return new QueuePage(page, false);
  }

  /** The queues from where the page may begin. */
  private Iterable<RocksQueue> from(QueueOwner owner, String prefix, Optional<String> after) {
    if (after.isPresent() && after.get().compareTo(prefix) >= 0 && !after.get().isEmpty()) {
      return queues.tailMap(owner.queue(after.get()), false).values();
    }
    if (prefix.isEmpty()) {
      return queues.tailMap(owner.queue("\0"), true).values();
    }
    return queues.tailMap(owner.queue(prefix), true).values();
  }

  /** Does for each queue what nobody waits for. */
  void tidy(long idleMillis) {
    queues.values().forEach(queue -> queue.tidy(idleMillis));
  }

  void endWaits() {
    queues.values().forEach(RocksQueue::endWaits);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wall());
  }
}
