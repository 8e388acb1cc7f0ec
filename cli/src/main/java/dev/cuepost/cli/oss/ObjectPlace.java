package dev.cuepost.cli.oss;

import dev.cuepost.cli.outcome.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object lies.
 *
 * @param endpoint of the storage, without bucket and key
 * @param bucket its name
 * @param key its name in the bucket, nothing encoded
 */
public record ObjectPlace(URI endpoint, String bucket, String key) {
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile("(?<bucket>[^.]+)\\.(?<host>oss-(?<region>[a-z0-9-]+?)(-internal)?\\..+)");

  /**
   * Reads the URL of an object: {@code https://BUCKET.oss-REGION.HOST/KEY}, or {@code
   * http://HOST:PORT/BUCKET/KEY}.
   */
  public static ObjectPlace of(String url) {
    try {
      URI uri = new URI(url);
      String host = String.valueOf(uri.getHost());
      String path = String.valueOf(uri.getPath());
      Matcher virtual = VIRTUAL_HOST.matcher(host);
      if (String.valueOf(uri.getScheme()).matches("https?") && path.startsWith("/")) {
        if (virtual.matches()) {
          return new ObjectPlace(
              at(uri, virtual.group("host")), virtual.group("bucket"), path.substring(1));
        }
        int slash = path.indexOf('/', 1);
        if (slash > 1 && uri.getHost() != null) {
          return new ObjectPlace(
              at(uri, host), path.substring(1, slash), path.substring(slash + 1));
        }
      }
    } catch (URISyntaxException _) {
      // told below
    }
    throw Failure.usage(
        "an object's URL must be like http://127.0.0.1:8701/demo/a.mp4 or https://bucket.oss-cn-shanghai.aliyuncs.com/a.mp4, was '%s'"
            .formatted(url));
  }

  private static URI at(URI uri, String host) throws URISyntaxException {
    return new URI(uri.getScheme(), null, host, uri.getPort(), null, null, null);
  }

  /** The object that a file becomes: below a place that ends with a slash it keeps its name. */
  public ObjectPlace named(String file) {
    return key.isEmpty() || key.endsWith("/")
        ? new ObjectPlace(endpoint, bucket, key + file)
        : this;
  }

  /** The region that the endpoint names, as the cloud's do. */
  Optional<String> region() {
    Matcher virtual = VIRTUAL_HOST.matcher(bucket + "." + endpoint.getHost());
    return virtual.matches() ? Optional.of(virtual.group("region")) : Optional.empty();
  }

  /** As media URLs name it, and as it is called: the bucket is in the host if that has a name. */
  public URI uri(String query) {
    boolean address = endpoint.getHost().matches("[0-9.]+|\\[.*|localhost");
    String host = address ? endpoint.getHost() : bucket + "." + endpoint.getHost();
    String path = address ? "/" + bucket + "/" + key : "/" + key;
    try {
      String base =
          new URI(endpoint.getScheme(), null, host, endpoint.getPort(), path, null, null)
              .toASCIIString();
      return URI.create(query.isEmpty() ? base : base + "?" + query);
    } catch (URISyntaxException e) {
      throw Failure.usage("'%s' cannot be the name of an object".formatted(key));
    }
  }
}
