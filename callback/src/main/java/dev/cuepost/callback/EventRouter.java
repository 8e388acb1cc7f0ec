package dev.cuepost.callback;

import dev.cuepost.callback.DeliveryStore.Unrouted;
import dev.cuepost.callback.setting.Routes;
import dev.cuepost.queue.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns recorded events into queued deliveries, the oldest first.
 *
 * <p>An event is marked as routed only when its delivery has been queued, and a delivery's id
 * follows from its event's: should the process die in between, the event is routed again, and the
 * delivery is queued twice but stands once. One thread, {@code callback-router}, does the work; any
 * thread may wake it.
 */
final class EventRouter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventRouter.class);
  private static final int BATCH = 100;

  /** How often it looks by itself, for events whose recorder did not live to wake it. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Duration DRAIN = Duration.ofSeconds(2);

  /** A pending delivery gets a new message when its last one is this old, short of expiring. */
  private static final Duration RENEWAL = DeliveryQueue.RETENTION.minusDays(1);

  private final DeliveryStore store;
  private final Routes routes;
  private final DeliveryQueue queue;
  private final TimeSource time;
  private final Alarm alarm;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("callback-router").unstarted(this::run);
  private volatile boolean closed;

  EventRouter(DeliveryStore store, Routes routes, DeliveryQueue queue, TimeSource time) {
    this.store = store;
    this.routes = routes;
    this.queue = queue;
    this.time = time;
    this.alarm = new Alarm(time);
  }

  void start() {
    thread.start();
  }

  /** Has it look for events soon; one that is routing looks once more. */
  void wake() {
    alarm.wake();
  }

  /** Ends the thread after the batch that it is at. */
  @Override
  public void close() {
    closed = true;
    alarm.wake();
    try {
      thread.join(DRAIN.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        lookOnce();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void lookOnce() throws InterruptedException {
    try {
      if (route() == BATCH) {
        return;
      }
      renew();
    } catch (RuntimeException e) {
      LOG.error("Events could not be routed; the next look is in {} s", LOOK.toSeconds(), e);
    }
    alarm.await(LOOK);
  }

  /** Routes one batch and tells how many events it had. */
  int route() {
    List<Unrouted> events = store.unrouted(BATCH);
    if (events.isEmpty()) {
      return 0;
    }
    List<Delivery> deliveries = events.stream().flatMap(e -> delivery(e).stream()).toList();
    if (!deliveries.isEmpty()) {
      store.plan(deliveries, time.instant());
      queue.send(deliveries.stream().map(Delivery::id).toList());
    }
    store.routed(events.stream().map(Unrouted::id).toList(), time.instant());
    return events.size();
  }

  private Optional<Delivery> delivery(Unrouted event) {
    return routes
        .ofIms(event.account(), event.region(), event.type(), event.notifyAddress())
        .map(to -> Delivery.planned(event.id(), to));
  }

  /** A message lives for a limited time, a pending delivery does not. */
  private void renew() {
    List<String> old = store.queuedBefore(time.instant().minus(RENEWAL), BATCH);
    if (!old.isEmpty()) {
      queue.send(old);
      store.queuedAgain(old, time.instant());
    }
  }
}
