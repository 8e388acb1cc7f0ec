package dev.cuepost.callback;

import dev.cuepost.queue.CreateOutcome;
import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.queue.Lease;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.Message;
import dev.cuepost.queue.MessageId;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Queues in memory, for tests. Everything is guarded by one lock. */
final class MemoryQueueEngine implements QueueEngine {
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<QueueId, QueueAttributes> queues = new HashMap<>();
  private final Map<QueueId, List<Held>> messages = new HashMap<>();
  private long last;

  private static final class Held {
    Message message;
    Instant visibleAt;
    String handle = "";

    Held(Message message, Instant visibleAt) {
      this.message = message;
      this.visibleAt = visibleAt;
    }
  }

  MemoryQueueEngine(TimeSource time) {
    this.time = time;
  }

  @Override
  public CreateOutcome create(QueueId id, QueueAttributes attributes) {
    lock.lock();
    try {
      QueueAttributes standing = queues.putIfAbsent(id, attributes);
      messages.putIfAbsent(id, new ArrayList<>());
      if (standing == null) {
        return CreateOutcome.CREATED;
      }
      return standing.equals(attributes)
          ? CreateOutcome.EXISTS_ALIKE
          : CreateOutcome.EXISTS_DIFFERENT;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean change(QueueId id, UnaryOperator<QueueAttributes> change) {
    lock.lock();
    try {
      return queues.computeIfPresent(id, (_, old) -> change.apply(old)) != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SendOutcome send(QueueId id, List<Draft> drafts) {
    lock.lock();
    try {
      QueueAttributes attributes = queues.get(id);
      if (attributes == null) {
        return new SendOutcome.NoSuchQueue();
      }
      int longest =
          drafts.stream()
              .mapToInt(d -> d.body().getBytes(StandardCharsets.UTF_8).length)
              .max()
              .orElse(0);
      if (longest > attributes.maximumMessageBytes()) {
        return new SendOutcome.TooLong(attributes.maximumMessageBytes());
      }
      var sent = new ArrayList<SendOutcome.SentMessage>();
      for (Draft draft : drafts) {
        var message =
            new Message(
                new MessageId("%032X".formatted(++last)),
                draft.body(),
                draft.priority(),
                time.instant(),
                Optional.empty(),
                0);
        messages(id).add(new Held(message, time.instant()));
        sent.add(new SendOutcome.SentMessage(message.id(), Optional.empty()));
      }
      changed.signalAll();
      return new SendOutcome.Sent(sent);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ReceiveOutcome receive(QueueId id, int max, Optional<Duration> wait) {
    lock.lock();
    try {
      Instant until = time.instant().plus(wait.orElse(Duration.ZERO));
      while (true) {
        QueueAttributes attributes = queues.get(id);
        if (attributes == null) {
          return new ReceiveOutcome.NoSuchQueue();
        }
        var taken = new ArrayList<LeasedMessage>();
        for (Held held : messages(id)) {
          if (taken.size() < max && !held.visibleAt.isAfter(time.instant())) {
            taken.add(new LeasedMessage(held.message, lease(held, attributes.visibilityTimeout())));
          }
        }
        if (!taken.isEmpty()) {
          return new ReceiveOutcome.Received(taken);
        }
        Instant next =
            messages(id).stream()
                .map(h -> h.visibleAt)
                .filter(until::isAfter)
                .min(Instant::compareTo)
                .orElse(until);
        Duration left = Duration.between(time.instant(), next);
        if (!left.isPositive()) {
          return new ReceiveOutcome.Nothing();
        }
        time.await(changed, left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new ReceiveOutcome.Nothing();
    } finally {
      lock.unlock();
    }
  }

  private Lease lease(Held held, Duration length) {
    held.visibleAt = time.instant().plus(length);
    held.handle = "h" + ++last;
    return new Lease(new ReceiptHandle(held.handle), held.visibleAt);
  }

  @Override
  public DeleteOutcome delete(QueueId id, List<ReceiptHandle> handles) {
    lock.lock();
    try {
      var results = new ArrayList<Optional<HandleRefusal>>();
      for (ReceiptHandle handle : handles) {
        boolean gone = messages(id).removeIf(h -> isHeld(h, handle));
        results.add(gone ? Optional.empty() : Optional.of(HandleRefusal.EXPIRED));
      }
      return new DeleteOutcome.Done(results);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public VisibilityOutcome changeVisibility(QueueId id, ReceiptHandle handle, Duration timeout) {
    lock.lock();
    try {
      for (Held held : messages(id)) {
        if (isHeld(held, handle)) {
          changed.signalAll();
          return new VisibilityOutcome.Changed(lease(held, timeout));
        }
      }
      return new VisibilityOutcome.Refused(HandleRefusal.EXPIRED);
    } finally {
      lock.unlock();
    }
  }

  private boolean isHeld(Held held, ReceiptHandle handle) {
    return held.handle.equals(handle.value()) && held.visibleAt.isAfter(time.instant());
  }

  private List<Held> messages(QueueId id) {
    return messages.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  @Override
  public boolean delete(QueueId id) {
    lock.lock();
    try {
      messages.remove(id);
      return queues.remove(id) != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<QueueStatus> status(QueueId id) {
    lock.lock();
    try {
      int count = messages(id).size();
      return Optional.ofNullable(queues.get(id))
          .map(a -> new QueueStatus(id, a, Instant.EPOCH, Instant.EPOCH, count, 0, 0));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public QueuePage list(QueueOwner owner, String prefix, Optional<String> after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PeekOutcome peek(QueueId id, int max) {
    lock.lock();
    try {
      return new PeekOutcome.Seen(
          messages(id).stream()
              .filter(h -> !h.visibleAt.isAfter(time.instant()))
              .limit(max)
              .map(h -> h.message)
              .toList());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {}
}
