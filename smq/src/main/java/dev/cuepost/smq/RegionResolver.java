package dev.cuepost.smq;

/** Says which region a request is about, when the request itself does not name one. */
@FunctionalInterface
public interface RegionResolver {
  /**
   * The region id, such as {@code cn-shanghai}.
   *
   * @param host the request's {@code Host} header as sent, with its port if it has one
   * @param localPort the port on which the request arrived
   */
  String region(String host, int localPort);
}
