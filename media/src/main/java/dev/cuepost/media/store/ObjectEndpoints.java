package dev.cuepost.media.store;

import java.net.URI;

/** Where the objects of this server are reached. */
@FunctionalInterface
public interface ObjectEndpoints {
  /** Of a region, such as {@code http://127.0.0.1:8701}, without a path. */
  URI of(String region);

  /**
   * An address at which browsers find the object that a URL names: the URL itself, unless it is one
   * of {@code oss://}, which none of them knows.
   */
  default String web(String url, ObjectName named) {
    return url.regionMatches(true, 0, "http", 0, 4) ? url : url(named);
  }

  /** The address of an object, in path style. */
  default String url(ObjectName name) {
    return "%s/%s/%s"
        .formatted(
            of(name.bucket().region()), name.bucket().name(), PercentEncoded.encode(name.key()));
  }
}
