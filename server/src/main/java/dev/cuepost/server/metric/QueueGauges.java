package dev.cuepost.server.metric;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.QueueStatus;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How many messages queues hold, and how their databases are. */
public final class QueueGauges {
  /** Of an owner in a region, the first by name. */
  static final int QUEUES_MOST = 100;

  private QueueGauges() {}

  /**
   * Has them in the registry.
   *
   * @param owners whose queues; the server's own, on which jobs wait, have the owner {@code
   *     internal}
   */
  public static void messages(
      PrometheusRegistry registry, QueueEngine queues, Collection<QueueOwner> owners) {
    List<QueueOwner> all = List.copyOf(owners);
    GaugeWithCallback.builder()
        .name("cuepost_queue_messages")
        .help("Messages by their state, of the first %d queues of a region.".formatted(QUEUES_MOST))
        .labelNames("account", "region", "queue", "state")
        .callback(gauge -> {
          for (QueueOwner owner : all) {
            for (QueueStatus queue : first(queues, owner)) {
              String name = queue.id().name();
              gauge.call((double) queue.active(), owner.account(), owner.region(), name, "active");
              gauge.call(
                  (double) queue.inactive(), owner.account(), owner.region(), name, "inactive");
              gauge.call(
                  (double) queue.delayed(), owner.account(), owner.region(), name, "delayed");
            }
          }
        })
        .register(registry);
  }

  /** None while a database is away: the other numbers say so, and must not be lost with these. */
  private static List<QueueStatus> first(QueueEngine queues, QueueOwner owner) {
    try {
      return queues.list(owner, "", Optional.empty(), QUEUES_MOST).queues();
    } catch (UncheckedIOException _) {
      return List.of();
    }
  }

  /**
   * How many databases fail, and in how many deleted messages cannot be cleared away.
   *
   * @param outages of databases, by their address
   * @param held who holds an old snapshot, by the address of the database
   */
  public static void databases(
      PrometheusRegistry registry,
      Supplier<Map<String, String>> outages,
      Supplier<Map<String, String>> held) {
    GaugeWithCallback.builder()
        .name("cuepost_queue_databases_failing")
        .help("Databases of queues that cannot be reached or failed when last asked.")
        .callback(gauge -> gauge.call(outages.get().size()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("cuepost_queue_databases_held")
        .help("Databases of queues in which somebody has held a snapshot for minutes.")
        .callback(gauge -> gauge.call(held.get().size()))
        .register(registry);
  }
}
