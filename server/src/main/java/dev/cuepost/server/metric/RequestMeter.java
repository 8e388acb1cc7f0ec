package dev.cuepost.server.metric;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.Set;

/**
 * Counts requests by the protocol that they speak, what they ask for and how they are answered, and
 * measures how long the answers take.
 */
public final class RequestMeter {
  private static final String OTHER = "other";
  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
  private static final double NANOS = 1e9;

  private final Counter requests;
  private final Histogram seconds;
  private final Set<String> actions;

  /**
   * Has its numbers in the registry.
   *
   * @param actions names of the operations that are called by name; all others count as one
   */
  public RequestMeter(PrometheusRegistry registry, Set<String> actions) {
    this.actions = Set.copyOf(actions);
    this.requests =
        Counter.builder()
            .name("cuepost_requests")
            .help("Requests that were answered.")
            .labelNames("face", "action", "status")
            .register(registry);
    this.seconds =
        Histogram.builder()
            .name("cuepost_request_seconds")
            .help("Time from a request's head to the end of its answer, long polls included.")
            .labelNames("face", "action")
            .classicOnly()
            .classicUpperBounds(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 35)
            .register(registry);
  }

  /** Counts what comes to a port of the protocols. */
  public Filter protocols() {
    return (chain, request, response) -> {
      String path = request.path().path();
      String face = face(path);
      measured(chain, response, face, action(face, path, request));
    };
  }

  /** Counts what comes to a port for objects. */
  public Filter objects() {
    return (chain, request, response) -> measured(chain, response, "oss", method(request));
  }

  private void measured(FilterChain chain, RoutingResponse response, String face, String action) {
    long begun = System.nanoTime();
    try {
      chain.proceed();
    } finally {
      requests.labelValues(face, action, Integer.toString(response.status().code())).inc();
      seconds.labelValues(face, action).observe((System.nanoTime() - begun) / NANOS);
    }
  }

  private static String face(String path) {
    int begin = path.startsWith("/") ? 1 : 0;
    int end = path.indexOf('/', begin);
    return switch (path.substring(begin, end < 0 ? path.length() : end)) {
      case "queues", "topics", "commonbuy" -> "smq";
      case "console" -> "console";
      case "" -> "rpc";
      default -> OTHER;
    };
  }

  private String action(String face, String path, RoutingRequest request) {
    return switch (face) {
      case "rpc" ->
          request
              .query()
              .first("Action")
              .asOptional()
              .or(() -> request.headers().first(HeaderNames.create("x-acs-action")))
              .filter(actions::contains)
              .orElse(OTHER);
      case "smq" -> method(request) + (path.endsWith("/messages") ? " messages" : " queue");
      default -> method(request);
    };
  }

  private static String method(RoutingRequest request) {
    return Optional.of(request.prologue().method().text()).filter(METHODS::contains).orElse(OTHER);
  }
}
