package dev.cuepost.queue.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Who waits for what on this node, and whom the other nodes are to tell. */
final class Wakings {
  private final ConcurrentHashMap<Long, Parked> parked = new ConcurrentHashMap<>();
  private final LongFunction<Parked> making;
  private final Word others;

  /** Where other nodes hear of a queue. */
  @FunctionalInterface
  interface Word {
    /**
     * There is news of a queue.
     *
     * @param queue its id
     * @param visibleAt engine time
     * @param messages how many become visible then
     */
    void of(long queue, long visibleAt, int messages);
  }

  Wakings(ClusterClock clock, Word others) {
    this.making = _ -> new Parked(clock);
    this.others = others;
  }

  /** A receive is about to wait for messages of the queue; it has to leave. */
  Parked join(long queue) {
    return parked.compute(
        queue,
        (id, there) -> {
          Parked joined = there == null ? making.apply(id) : there;
          joined.join();
          return joined;
        });
  }

  /** A receive ends, with or without a message. */
  void leave(long queue) {
    Optional.ofNullable(parked.computeIfPresent(queue, (_, there) -> there.leave() ? null : there))
        .ifPresent(Parked::passOn);
  }

  /**
   * Messages of the queue are visible, or will be. The others hear of those that nobody here looks
   * for at once: else a message would wake a receive on each node, and all but one for nothing.
   */
  void tell(long queue, long visibleAt, int messages) {
    int left = messages - hear(new News(queue, visibleAt, messages));
    if (left > 0) {
      others.of(queue, visibleAt, left);
    }
  }

  /** A receive that was to look for a message could not. */
  void tellAgain(long queue, long now) {
    others.of(queue, now, 1);
  }

  /** The queue is gone, here and everywhere. */
  void tellGone(long queue) {
    hear(new News(queue, Long.MIN_VALUE, 0));
    others.of(queue, Long.MIN_VALUE, 0);
  }

  /**
   * What another node told.
   *
   * @return how many of its messages have a receive here that looks for them at once
   */
  int hear(News news) {
    Parked there = parked.get(news.queue());
    if (there == null) {
      return 0;
    }
    if (news.messages() == 0) {
      there.tellAll();
      return 0;
    }
    return there.tell(news.visibleAt(), news.messages());
  }

  /** Everybody looks again. */
  void tellAll() {
    Map.copyOf(parked).values().forEach(Parked::tellAll);
  }
}
