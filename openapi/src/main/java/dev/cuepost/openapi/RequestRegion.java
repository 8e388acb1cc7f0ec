package dev.cuepost.openapi;

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
}
