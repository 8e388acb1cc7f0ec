package dev.cuepost.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which region a request is for. Most clients name it in the host only, or nowhere. */
@FunctionalInterface
public interface RequestRegion {
  /**
   * The region.
   *
   * @param port the local port that took the request
   * @param host the Host header with its port, or empty
   * @param named {@code RegionId}, where the request has one
   */
  String of(int port, String host, Optional<String> named);

  /**
   * A port bound to a region, else a host of the form {@code ice.{region}.…} or {@code
   * {bucket}.oss-{region}.…}, else the region that the request names, else the first one served.
   * Names of regions that are not served are passed over.
   *
   * @param ports regions by the port bound to them
   * @param served at least one
   */
  static RequestRegion byPortOrHost(Map<Integer, String> ports, List<String> served) {
    Map<Integer, String> bound = Map.copyOf(ports);
    List<String> known = List.copyOf(served);
    String fallback = known.getFirst();
    return (port, host, named) -> {
      Optional<String> byPort = Optional.ofNullable(bound.get(port));
      return byPort
          .or(() -> HostRegion.of(host).filter(known::contains))
          .or(() -> named.filter(known::contains))
          .orElse(fallback);
    };
  }
}
