package dev.cuepost.server.metric;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;

/** What is left of the disk of the data directory. */
public final class DiskGauges {
  private DiskGauges() {}

  /** Has them in the registry. */
  public static void of(PrometheusRegistry registry, Path directory) {
    GaugeWithCallback.builder()
        .name("cuepost_disk_free_bytes")
        .help("Bytes of the data directory's disk that are free for the server.")
        .callback(gauge -> gauge.call((double) directory.toFile().getUsableSpace()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("cuepost_disk_bytes")
        .help("Bytes of the data directory's disk.")
        .callback(gauge -> gauge.call((double) directory.toFile().getTotalSpace()))
        .register(registry);
  }
}
