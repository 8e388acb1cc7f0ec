package dev.cuepost.media.work;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** An internal queue of ids: what lies on it is to be done, by whichever worker leases it. */
public final class WorkQueue {
  /** How long a worker may be silent before another one takes its work over. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** How long what is to be done lies on the queue at most; it is lost to the queue then. */
  public static final Duration RETENTION = Duration.ofDays(7);

  /** Of what is begun once more: before all that was not begun, 1..16. */
  public static final int FIRST = 1;

  private static final int BATCH = 1_000;
  private static final Duration POLL = Duration.ofSeconds(20);
  private static final QueueAttributes ATTRIBUTES =
      new QueueAttributes(Duration.ZERO, 65_536, RETENTION, LEASE, Duration.ZERO, false);

  private final QueueEngine engine;
  private final QueueId id;

  /**
   * @param name of the queue among the internal ones
   */
  public WorkQueue(QueueEngine engine, String name) {
    this.engine = engine;
    this.id = QueueOwner.internal().queue(name);
  }

  /** Creates the queue if it is not there. */
  public void open() {
    engine.create(id, ATTRIBUTES);
  }

  /** Puts an id on the queue and returns the name of the message that carries it. */
  public String send(String work) {
    return send(work, Duration.ZERO);
  }

  /** The same, for later: nobody takes it before so much time has passed. */
  public String send(String work, Duration pause) {
    return send(List.of(new Draft(work, Draft.DEFAULT_PRIORITY, Optional.of(pause))))
        .getFirst()
        .id()
        .value();
  }

  /** The same, to be taken before what has a higher number, 1..16. */
  public String send(String work, int priority) {
    return send(List.of(new Draft(work, priority, Optional.empty()))).getFirst().id().value();
  }

  /** Puts the same on the queue so many times, a batch at a time. */
  public void sendTimes(String work, int times) {
    for (int sent = 0; sent < times; sent += BATCH) {
      send(Collections.nCopies(Math.min(BATCH, times - sent), Draft.of(work)));
    }
  }

  /** How many messages nobody has taken, or nobody holds any more. */
  public long waiting() {
    return engine.status(id).map(status -> status.active() + status.delayed()).orElse(0L);
  }

  private List<SendOutcome.SentMessage> send(List<Draft> drafts) {
    return switch (engine.send(id, drafts)) {
      case SendOutcome.Sent(var messages) -> messages;
      case SendOutcome.NoSuchQueue _, SendOutcome.TooLong _, SendOutcome.NoSpace _ ->
          throw new IllegalStateException(
              "the queue %s does not take %s".formatted(id, drafts.getFirst().body()));
    };
  }

  /** Waits for a message; empty when none came or the thread was interrupted. */
  Optional<LeasedMessage> take() {
    return switch (engine.receive(id, 1, Optional.of(POLL))) {
      case ReceiveOutcome.Received(var messages) -> Optional.of(messages.getFirst());
      case ReceiveOutcome.Nothing _, ReceiveOutcome.NoSuchQueue _ -> Optional.empty();
    };
  }

  HeldLease hold(LeasedMessage message) {
    return new HeldLease(engine, id, message.lease());
  }
}
