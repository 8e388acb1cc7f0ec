package dev.cuepost.server.metric;

import dev.cuepost.callback.delivery.DeliveryCounts;
import dev.cuepost.callback.delivery.DeliveryLog.Backlog;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** What becomes of deliveries, and how many are still to be made. */
public final class DeliveryMeter {
  /** Of a longer backlog it is enough to know that it is long. */
  static final int BACKLOG_MOST = 100_000;

  private DeliveryMeter() {}

  /**
   * Has the numbers in the registry.
   *
   * @param counts what this server has done since its start
   * @param backlog what is to be done by whichever server, up to so many of each
   */
  public static void of(
      PrometheusRegistry registry, Supplier<DeliveryCounts> counts, IntFunction<Backlog> backlog) {
    CounterWithCallback.builder()
        .name("cuepost_deliveries")
        .help("Deliveries that this server brought to their end, by how they ended.")
        .labelNames("outcome")
        .callback(counter -> {
          DeliveryCounts now = counts.get();
          counter.call((double) now.delivered(), "delivered");
          counter.call((double) now.givenUp(), "given_up");
        })
        .register(registry);
    CounterWithCallback.builder()
        .name("cuepost_delivery_attempts")
        .help("Attempts of this server to deliver, by what came of them.")
        .labelNames("outcome")
        .callback(counter -> {
          DeliveryCounts now = counts.get();
          counter.call((double) now.delivered(), "succeeded");
          counter.call((double) now.failedAttempts(), "failed");
        })
        .register(registry);
    GaugeWithCallback.builder()
        .name("cuepost_deliveries_pending")
        .help(
            "Deliveries that have not ended by what they wait for, up to %d."
                .formatted(BACKLOG_MOST))
        .labelNames("waits_for")
        .callback(gauge -> {
          try {
            Backlog now = backlog.apply(BACKLOG_MOST);
            gauge.call((double) now.first(), "first_attempt");
            gauge.call((double) now.again(), "retry");
            gauge.call((double) now.behind(), "predecessor");
          } catch (JdbiException _) {
            // Not told while the database is away: the other numbers must not be lost with these.
          }
        })
        .register(registry);
  }
}
