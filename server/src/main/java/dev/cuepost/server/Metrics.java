package dev.cuepost.server;

import dev.cuepost.callback.Callbacks;
import dev.cuepost.media.job.Editing;
import dev.cuepost.media.process.job.Processing;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.RpcGateway;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.postgres.ShardedQueueEngine;
import dev.cuepost.server.metric.DeliveryMeter;
import dev.cuepost.server.metric.DiskGauges;
import dev.cuepost.server.metric.JobGauges;
import dev.cuepost.server.metric.MetricsPage;
import dev.cuepost.server.metric.QueueGauges;
import dev.cuepost.server.metric.RequestMeter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the server counts, and the page that tells it. */
record Metrics(RequestMeter requests, MetricsPage page) {
  private static final String TOKEN = "CUEPOST_METRICS_TOKEN";

  /**
   * Counts what belongs to this server.
   *
   * @param environment by variable
   */
  static Metrics of(
      ServerConfig config,
      Credentials credentials,
      DataDirectory data,
      QueueEngine queues,
      RpcGateway gateway,
      Callbacks callbacks,
      Editing editing,
      Processing processing,
      Function<String, @Nullable String> environment) {
    var registry = new PrometheusRegistry();
    var requests =
        new RequestMeter(
            registry,
            gateway.products().stream()
                .flatMap(product -> product.actions().stream())
                .map(Action::name)
                .collect(Collectors.toSet()));
    QueueGauges.messages(
        registry,
        queues,
        Stream.concat(
                Stream.of(QueueOwner.internal()),
                config.regions().stream()
                    .map(region -> new QueueOwner(credentials.accountId(), region.id())))
            .toList());
    if (queues instanceof ShardedQueueEngine sharded) {
      QueueGauges.databases(registry, sharded::outages, sharded::heldSnapshots);
    } else {
      QueueGauges.databases(registry, Map::of, Map::of);
    }
    DeliveryMeter.of(registry, callbacks::counts, callbacks.log()::backlog);
    JobGauges.of(
        registry,
        credentials.accountId(),
        config.regions().stream().map(RegionPorts::id).toList(),
        editing.jobs(),
        processing.jobs());
    DiskGauges.of(registry, data.path());
    return new Metrics(
        requests,
        new MetricsPage(
            registry,
            Optional.ofNullable(environment.apply(TOKEN)).filter(token -> !token.isEmpty())));
  }
}
