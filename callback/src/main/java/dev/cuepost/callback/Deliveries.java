package dev.cuepost.callback;

import dev.cuepost.callback.AttemptLedger.Ended;
import dev.cuepost.callback.AttemptLedger.Recorded;
import dev.cuepost.callback.DeliveryStore.Due;
import dev.cuepost.callback.setting.Routes;
import dev.cuepost.callback.setting.SigningKey;
import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the queue of deliveries: one message, one attempt.
 *
 * <p>What is to be known of a delivery stands in its row and in its message: a message is hidden
 * while its attempt is under way and until the next one is due, and goes when the delivery has
 * ended. A process that dies in an attempt leaves a message that comes back when its lease is over.
 *
 * <p>One thread, {@code callback-deliveries}, takes the messages; each is attended to by a virtual
 * thread of its own. A permit of {@code free} is held for each message from before it is taken
 * until it has been attended to.
 */
final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int BATCH = 16;
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration LEAVE = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final DeliveryStore store;
  private final Routes routes;
  private final DeliveryQueue queue;
  private final HttpCallbacks overHttp;
  private final QueueCallbacks toQueues;
  private final AttemptLedger ledger;
  private final TimeSource time;
  private final int inFlight;

  private final Semaphore free;
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("callback-deliveries").unstarted(this::run);

  Deliveries(
      DeliveryStore store,
      Routes routes,
      DeliveryQueue queue,
      HttpCallbacks overHttp,
      QueueCallbacks toQueues,
      AttemptLedger ledger,
      TimeSource time,
      int inFlight) {
    this.store = store;
    this.routes = routes;
    this.queue = queue;
    this.overHttp = overHttp;
    this.toQueues = toQueues;
    this.ledger = ledger;
    this.time = time;
    this.inFlight = inFlight;
    this.free = new Semaphore(inFlight);
  }

  void start() {
    thread.start();
  }

  DeliveryCounts counts() {
    return new DeliveryCounts(delivered.sum(), failedAttempts.sum(), givenUp.sum());
  }

  /** Takes no more messages, and gives the attempts under way a few seconds to end. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LEAVE.toMillis());
      if (!free.tryAcquire(inFlight, DRAIN.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Some callbacks were still under way at the end; they will be made again");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        takeOnce();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void takeOnce() throws InterruptedException {
    try {
      take();
    } catch (RuntimeException e) {
      LOG.error("Deliveries could not be taken from their queue", e);
      new Alarm(time).await(AFTER_TROUBLE);
    }
  }

  private void take() throws InterruptedException {
    free.acquire();
    int permits = 1;
    while (permits < BATCH && free.tryAcquire()) {
      permits++;
    }
    List<LeasedMessage> messages = List.of();
    try {
      messages = queue.receive(permits);
    } finally {
      free.release(permits - messages.size());
    }
    for (LeasedMessage message : messages) {
      Thread.ofVirtual().name("callback-" + message.message().body()).start(() -> attend(message));
    }
  }

  private void attend(LeasedMessage message) {
    String id = message.message().body();
    ReceiptHandle handle = message.lease().handle();
    try {
      Optional<Due> due = store.pending(id);
      if (due.isPresent()) {
        attend(due.get(), handle);
      } else {
        queue.done(handle);
      }
    } catch (RuntimeException e) {
      LOG.error("Delivery {} could not be attended to; it will be once more", id, e);
    } finally {
      free.release();
    }
  }

  private void attend(Due due, ReceiptHandle handle) {
    Instant started = time.instant();
    Optional<AttemptOutcome> outcome = attempt(due);
    if (outcome.isEmpty()) {
      return;
    }
    Duration took = Duration.between(started, time.instant());
    Recorded recorded =
        ledger.record(
            new Ended(
                due.delivery().id(),
                started,
                took.isNegative() ? Duration.ZERO : took,
                outcome.get()));
    tell(due, recorded, outcome.get());
    recorded.again().ifPresentOrElse(delay -> queue.again(handle, delay), () -> queue.done(handle));
  }

  private Optional<AttemptOutcome> attempt(Due due) {
    Delivery delivery = due.delivery();
    return switch (delivery.kind()) {
      case HTTP -> overHttp.post(delivery.target(), delivery.event(), due.body(), key(due));
      case QUEUE ->
          Optional.of(
              toQueues.send(
                  new QueueOwner(due.account(), due.region()), delivery.target(), due.body()));
    };
  }

  /** The region's key as it is now signs every HTTP callback of the region. */
  private Optional<String> key(Due due) {
    return routes.imsKey(due.account(), due.region()).map(SigningKey::text);
  }

  private void tell(Due due, Recorded recorded, AttemptOutcome outcome) {
    if (outcome instanceof AttemptOutcome.Failed) {
      failedAttempts.increment();
    }
    switch (recorded.state()) {
      case DELIVERED -> delivered.increment();
      case PENDING ->
          LOG.debug(
              "Delivery {}, attempt {}: {}",
              due.delivery().id(),
              recorded.number(),
              outcome.sentence());
      case GIVEN_UP -> {
        givenUp.increment();
        LOG.warn(
            "Event {} of account {} in {} was not delivered to {} and is given up after {}"
                + " attempts: {}",
            due.delivery().event(),
            due.account(),
            due.region(),
            withoutQuery(due.delivery().target()),
            recorded.number(),
            outcome.sentence());
      }
    }
  }

  /** Query strings may hold secrets. */
  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query) + "?…";
  }
}
