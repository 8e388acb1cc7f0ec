package dev.cuepost.queue.rocks;

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
import dev.cuepost.queue.engine.HandleSigner;
import dev.cuepost.queue.engine.MessageIds;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The queues of one machine, in one directory which it locks.
 *
 * <p>Everything is in RocksDB; the first messages of each queue, without their contents, are in
 * memory as well. Every change, leases included, is synced before the call that made it returns,
 * unless its queue wants less. When storing fails, the call throws and the queue stays as it was in
 * memory; whether the change comes back at the next opening is unknown then. RocksDB may refuse all
 * further writes until the store is opened again; looking at queues and messages goes on.
 *
 * <p>Any number of threads may call it. After {@link #close} every call throws {@link
 * IllegalStateException}.
 */
public final class RocksQueueEngine implements QueueEngine {
  private final Store store;
  private final QueueDefinitions queues;
  private final Sending sending;
  private final Receiving receiving;
  private final Leases leases;
  private final Housekeeper housekeeper;
  private final AtomicBoolean closed = new AtomicBoolean();

  private RocksQueueEngine(
      Store store,
      WindowSize size,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random)
      throws IOException {
    var signer = new HandleSigner(store.handleKey());
    this.store = store;
    queues = new QueueDefinitions(store, store.clock(), size, durability, random::nextLong);
    sending = new Sending(store, signer, new MessageIds(random));
    receiving = new Receiving(store, signer);
    leases = new Leases(signer);
    housekeeper = new Housekeeper(store, queues);
  }

  /**
   * Opens the queues in the directory, or makes a new store if there is none.
   *
   * @param durability what a queue promises, from its name and what its attributes say; asked when
   *     a queue is created and at each opening
   * @param random for message ids and, in a new store, the key of receipt handles
   * @throws IOException one sentence that names the directory, if the store is in use, damaged or
   *     of another version; then it is left as it was
   */
  public static RocksQueueEngine open(
      Path directory,
      TimeSource clock,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random)
      throws IOException {
    return open(directory, clock, durability, random, WindowSize.DEFAULT);
  }

  static RocksQueueEngine open(
      Path directory,
      TimeSource clock,
      BiFunction<QueueId, Durability, Durability> durability,
      SecureRandom random,
      WindowSize size)
      throws IOException {
    byte[] newHandleKey = new byte[HandleSigner.KEY_BYTES];
    random.nextBytes(newHandleKey);
    var store = Store.open(directory, newHandleKey, clock);
    try {
      var engine = new RocksQueueEngine(store, size, durability, random);
      engine.queues.load();
      engine.housekeeper.start();
      return engine;
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  public static RocksQueueEngine open(Path directory, TimeSource clock) throws IOException {
    return open(directory, clock, (_, own) -> own, new SecureRandom());
  }

  @Override
  public CreateOutcome create(QueueId id, QueueAttributes attributes) {
    return queues().create(id, attributes);
  }

  @Override
  public boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    return queues().change(id, change);
  }

  @Override
  public Optional<QueueStatus> status(QueueId id) {
    return queues().status(id);
  }

  @Override
  public QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    return queues().list(owner, prefix, after, limit);
  }

  @Override
  public boolean delete(QueueId id) {
    return queues().delete(id);
  }

  @Override
  public SendOutcome send(QueueId id, List<Draft> drafts) {
    return queues()
        .find(id)
        .map(queue -> sending.send(queue, drafts))
        .orElseGet(SendOutcome.NoSuchQueue::new);
  }

  @Override
  public ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    return queues()
        .find(id)
        .map(queue -> receiving.receive(queue, max, wait))
        .orElseGet(ReceiveOutcome.NoSuchQueue::new);
  }

  @Override
  public PeekOutcome peek(QueueId id, int max) {
    return queues()
        .find(id)
        .map(queue -> receiving.peek(queue, max))
        .orElseGet(PeekOutcome.NoSuchQueue::new);
  }

  @Override
  public DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    return queues()
        .find(id)
        .map(queue -> leases.delete(queue, handles))
        .orElseGet(DeleteOutcome.NoSuchQueue::new);
  }

  @Override
  public VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    return queues()
        .find(id)
        .map(queue -> leases.changeVisibility(queue, handle, timeout))
        .orElseGet(VisibilityOutcome.NoSuchQueue::new);
  }

  /** Brings what is in memory to the disk, which is otherwise done when there is enough of it. */
  void flush() {
    store.flush();
  }

  private QueueDefinitions queues() {
    if (closed.get()) {
      throw new IllegalStateException("the queue engine is closed");
    }
    return queues;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      queues.endWaits();
      housekeeper.close();
      store.close();
    }
  }
}
