package dev.cuepost.queue.postgres;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.Durability;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueuePage;
import dev.cuepost.queue.QueueStatus;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.VisibilityOutcome;
import dev.cuepost.queue.postgres.Shards.Whereabouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The queues of several databases as one engine; each queue lies in one of them, which is chosen
 * when it is created.
 *
 * <p>A database that is away fails the calls for its own queues and those that need all, a list;
 * while the first one is away, queues cannot be created or deleted either. Calls for a queue that
 * is being moved wait some seconds and fail then.
 *
 * <p>Any number of threads may call it. After {@link #close} every call throws {@link
 * IllegalStateException}.
 */
public final class ShardedQueueEngine implements QueueEngine {
  /** How long calls for a queue wait that is being moved. */
  private static final long PATIENCE_MILLIS = 5_000;

  private static final long PAUSE_MILLIS = 50;

  /**
   * Places are remembered; those of queues that are long gone are forgotten with all the others.
   */
  private static final int REMEMBERED = 100_000;

  private final Shards shards;
  private final TimeSource node;
  private final Map<QueueId, Shard> known = new ConcurrentHashMap<>();

  private ShardedQueueEngine(Shards shards, TimeSource node) {
    this.shards = shards;
    this.node = node;
  }

  /**
   * Opens the queues of the databases that can be reached, at least one; the others come when they
   * can be. Databases without tables get them; a first one that has queues keeps them.
   *
   * @param urls of JDBC, such as {@code jdbc:postgresql://a,b/cuepost?targetServerType=primary};
   *     more may be added later, and the order says nothing but which one is first in a new service
   * @param nodes whether others may have them open
   * @param connections how many calls each works on at once; some more are for other things
   * @param node the clocks of this machine
   * @param durability what a queue promises, from its name and what its attributes say
   * @param random for message ids and, in a new service, the key of receipt handles
   * @throws IOException one sentence, if none can be reached, or one cannot be used
   */
  public static ShardedQueueEngine open(
      List<String> urls,
      Nodes nodes,
      int connections,
      TimeSource node,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random)
      throws IOException {
    return open(
        urls.stream()
            .map(url ->
                new Shard(
                    PostgresQueueEngine.database(url), address(url), PostgresQueueEngine::migrate))
            .toList(),
        new Opening(
            nodes,
            connections,
            node,
            ClusterClock.ITS_OWN,
            PostgresQueueEngine.LOOK,
            durability,
            random));
  }

  static ShardedQueueEngine open(List<Shard> databases, Opening opening) throws IOException {
    var shards = new Shards(databases, opening);
    try {
      shards.open();
    } catch (IOException | RuntimeException e) {
      shards.close();
      throw e;
    }
    return new ShardedQueueEngine(shards, opening.node());
  }

  /** Behind the question mark there may be a password. */
  static String address(String url) {
    return url.replaceFirst("[?].*", "").replaceFirst("^jdbc:postgresql:(//)?", "");
  }

  @Override
  public CreateOutcome create(QueueId id, QueueAttributes attributes) {
    try {
      return patiently(
          id,
          () ->
              shards
                  .placements()
                  .create(
                      id,
                      shards.choice(id),
                      number ->
                          shards.shard(number).call(engine -> engine.create(id, attributes))));
    } catch (UncheckedIOException e) {
      // One that is there can be told so without the first database.
      if (shards.find(id) instanceof Whereabouts.At(Shard shard)) {
        return shard.call(engine -> engine.standing(id, attributes)).orElseThrow(() -> e);
      }
      throw e;
    }
  }

  @Override
  public boolean delete(QueueId id) {
    known.remove(id);
    return patiently(
        id,
        () ->
            shards
                .placements()
                .delete(id, number -> shards.shard(number).call(engine -> engine.delete(id))));
  }

  @Override
  public boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    return call(id, engine -> engine.change(id, change), found -> !found);
  }

  @Override
  public Optional<QueueStatus> status(QueueId id) {
    return call(id, engine -> engine.status(id), Optional::isEmpty);
  }

  @Override
  public QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    Map<String, QueueStatus> found = new TreeMap<>();
    boolean more = false;
    for (Shard shard : shards.all()) {
      PostgresQueueEngine.Page page =
          shard.call(engine -> engine.page(owner, prefix, after, limit));
      page.queues().forEach(queue -> found.put(queue.id().name(), queue));
      // Of a queue that moves two databases may tell; it is not told here where it leaves.
      page.departing().forEach(queue -> found.putIfAbsent(queue.id().name(), queue));
      more |= page.more();
    }
    return new QueuePage(
        found.values().stream().limit(limit).toList(), more || found.size() > limit);
  }

  @Override
  public SendOutcome send(QueueId id, List<Draft> drafts) {
    return call(id, engine -> engine.send(id, drafts), SendOutcome.NoSuchQueue.class::isInstance);
  }

  @Override
  public ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    long begun = node.steadyMillis();
    return call(
        id,
        engine -> engine.receive(id, max, rest(wait, node.steadyMillis() - begun)),
        ReceiveOutcome.NoSuchQueue.class::isInstance);
  }

  /** What is left of a wait that was cut off by a move; the queue's own is not known here. */
  private static Optional<Duration> rest(Optional<Duration> wait, long waited) {
    if (waited < PAUSE_MILLIS) {
      return wait;
    }
    return Optional.of(
        Duration.ofMillis(Math.max(0, wait.orElse(Duration.ZERO).toMillis() - waited)));
  }

  @Override
  public PeekOutcome peek(QueueId id, int max) {
    return call(id, engine -> engine.peek(id, max), PeekOutcome.NoSuchQueue.class::isInstance);
  }

  @Override
  public DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    return call(
        id, engine -> engine.delete(id, handles), DeleteOutcome.NoSuchQueue.class::isInstance);
  }

  @Override
  public VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    return call(
        id,
        engine -> engine.changeVisibility(id, handle, timeout),
        VisibilityOutcome.NoSuchQueue.class::isInstance);
  }

  /**
   * Asks where the queue was last, and where it is if it is not there any more.
   *
   * @param missing whether the answer says that there is no such queue
   */
  private <T> T call(QueueId id, Function<QueueEngine, T> call, Predicate<T> missing) {
    Optional<Shard> asked = Optional.ofNullable(known.get(id));
    Optional<T> answer = asked.map(shard -> shard.call(call::apply));
    while (answer.filter(missing.negate()).isEmpty()) {
      Optional<Shard> now = patiently(id, () -> place(id));
      if (answer.isPresent() && (now.isEmpty() || now.equals(asked))) {
        known.remove(id);
        return answer.get();
      }
      // Nobody has it: any of them can say so in the words of the call.
      asked = now.or(() -> shards.all().stream().filter(Shard::isOpen).findFirst());
      answer = asked.map(shard -> shard.call(call::apply));
      if (now.isPresent()) {
        remember(id, now.get());
      }
    }
    return answer.orElseThrow();
  }

  /** Nothing if it is on its way. */
  private Optional<Optional<Shard>> place(QueueId id) {
    return switch (shards.find(id)) {
      case Whereabouts.At(Shard shard) -> Optional.of(Optional.of(shard));
      case Whereabouts.Nowhere() -> Optional.of(Optional.empty());
      case Whereabouts.Moving() -> Optional.empty();
    };
  }

  private void remember(QueueId id, Shard shard) {
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(id, shard);
  }

  /** Something to be had unless the queue is on its way. */
  @FunctionalInterface
  private interface Attempt<T> {
    Optional<T> make();
  }

  private <T> T patiently(QueueId id, Attempt<T> attempt) {
    long deadline = node.steadyMillis() + PATIENCE_MILLIS;
    while (true) {
      Optional<T> result = attempt.make();
      if (result.isPresent()) {
        return result.get();
      }
      if (node.steadyMillis() >= deadline || !pause()) {
        throw new UncheckedIOException(
            new IOException("queue %s is being moved, try again".formatted(id)));
      }
    }
  }

  /** Whether it was to the end. */
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Those databases that cannot be reached or failed when they were last asked, and why. */
  public Map<String, String> outages() {
    Map<String, String> outages = new TreeMap<>();
    shards
        .all()
        .forEach(
            shard -> shard.problem().ifPresent(problem -> outages.put(shard.address(), problem)));
    return outages;
  }

  /**
   * Those databases in which somebody has kept deleted messages from being cleared away for
   * minutes, and who; receives slow down there.
   */
  public Map<String, String> heldSnapshots() {
    Map<String, String> held = new TreeMap<>();
    shards
        .all()
        .forEach(
            shard -> shard.heldSnapshot().ifPresent(holder -> held.put(shard.address(), holder)));
    return held;
  }

  /** Ends waiting receives and lets calls under way come to their end. */
  @Override
  public void close() {
    shards.close();
  }
}
