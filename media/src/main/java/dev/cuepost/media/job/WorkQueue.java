package dev.cuepost.media.job;

import dev.cuepost.queue.Draft;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.queue.SendOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The internal queue of job ids: what lies on it is to be done, by whichever worker leases it. */
final class WorkQueue {
  /** How long a worker may be silent before another one takes its job over. */
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration POLL = Duration.ofSeconds(20);
  private static final QueueId ID = QueueOwner.internal().queue("editing-jobs");
  private static final QueueAttributes ATTRIBUTES =
      new QueueAttributes(Duration.ZERO, 65_536, Duration.ofDays(7), LEASE, Duration.ZERO, false);

  private final QueueEngine engine;
  private final JobStore store;
  private final InstantSource clock;

  WorkQueue(QueueEngine engine, JobStore store, InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.clock = clock;
  }

  /** Creates the queue if it is not there and sends the jobs that a crash kept from being sent. */
  void open() {
    engine.create(ID, ATTRIBUTES);
    store.unsent().forEach(this::enqueue);
  }

  /** Sends the job, unless a message that carries it is known already. */
  void enqueue(String jobId) {
    if (store.find(jobId).filter(job -> job.state() == EditingJob.State.INIT).isEmpty()) {
      return;
    }
    switch (engine.send(ID, List.of(Draft.of(jobId)))) {
      case SendOutcome.Sent(var messages) ->
          store.carriedBy(jobId, messages.getFirst().id().value(), clock.instant());
      case SendOutcome.NoSuchQueue _, SendOutcome.TooLong _, SendOutcome.NoSpace _ ->
          throw new IllegalStateException("the work queue does not take job " + jobId);
    }
  }

  /** Waits for a job; empty when none came or the thread was interrupted. */
  Optional<LeasedMessage> take() {
    return switch (engine.receive(ID, 1, Optional.of(POLL))) {
      case ReceiveOutcome.Received(var messages) -> Optional.of(messages.getFirst());
      case ReceiveOutcome.Nothing _, ReceiveOutcome.NoSuchQueue _ -> Optional.empty();
    };
  }

  HeldLease hold(LeasedMessage message) {
    return new HeldLease(engine, ID, message.lease());
  }
}
