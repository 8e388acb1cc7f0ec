package dev.cuepost.smq;

import dev.cuepost.smq.wire.QueryParameters;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request goes: a resource, under a base path if the client's endpoint has one.
 *
 * @param basePath what stands before the resource, without a slash at its end; empty for most
 */
record Address(String basePath, Resource resource) {
  /** The first segments of our paths. A base path ends before the first of them. */
  private static final Set<String> ROOTS = Set.of("queues", "topics", "commonbuy");

  /** The address that a target names; empty if it has no shape of ours. */
  static Optional<Address> parse(Target target, QueryParameters query) {
    var path = target.path();
    return basePath(path, query)
        .flatMap(base ->
            Resource.parse(path.substring(base.length()))
                .map(resource -> new Address(base, resource)));
  }

  private static Optional<String> basePath(String path, QueryParameters query) {
    int start = 0; // always at a slash
    while (start >= 0 && start < path.length()) {
      int next = path.indexOf('/', start + 1);
      var segment = path.substring(start + 1, next < 0 ? path.length() : next);
      if (ROOTS.contains(segment)) {
        return Optional.of(path.substring(0, start));
      }
      if (next < 0 && segment.isEmpty() && query.find("accountmeta").isPresent()) {
        return Optional.of(path.substring(0, start));
      }
      start = next;
    }
    return Optional.empty();
  }
}
