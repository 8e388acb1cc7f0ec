package dev.cuepost.media.store;

import dev.cuepost.media.store.MediaUrl.Elsewhere;
import dev.cuepost.media.store.MediaUrl.Invalid;
import dev.cuepost.media.store.MediaUrl.Ours;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells which object a media URL names. Pure: nothing is looked up.
 *
 * <p>Ours are {@code http(s)://{bucket}.oss-{region}[-internal].{anything}/{key}}, {@code
 * http(s)://{host}:{port}/{bucket}/{key}} at one of this server's own object endpoints, whose
 * region it then is, and {@code oss://{bucket}/{key}} in the region of who asks. Keys are
 * percent-decoded as UTF-8; a query and a fragment do not belong to them. People write URLs by
 * hand: spaces and letters of any script are taken as they are.
 */
public final class MediaUrls {
  private static final int MAX_LENGTH = 8192;
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)([^#]*)(?:#.*)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
  private static final Pattern VIRTUAL_HOST =
      Pattern.compile("([^.]+)\\.oss-([a-z0-9-]+?)(?:-internal)?\\.[a-z0-9.-]+");

  /** Regions by lower-case {@code host:port}. */
  private final Map<String, String> ownEndpoints;

  /**
   * Constructs the rules of one server.
   *
   * @param ownEndpoints where this server's objects are reached, such as {@code
   *     http://127.0.0.1:8701}, and the region of each; a path is ignored
   */
  public MediaUrls(Map<URI, String> ownEndpoints) {
    this.ownEndpoints =
        ownEndpoints.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(own -> endpoint(own.getKey()), Map.Entry::getValue));
  }

  /**
   * Tells what the URL names.
   *
   * @param region of who asks, for URLs that tell none
   */
  public MediaUrl resolve(String url, String region) {
    if (url.length() > MAX_LENGTH) {
      return new Invalid("a media URL has at most " + MAX_LENGTH + " characters");
    }
    if (url.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
      return new Invalid("a media URL holds no control character and no backslash");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(url)) {
      return new Invalid("a media URL is Unicode text; this one has half a character");
    }
    Matcher shape = SHAPE.matcher(url);
    if (!shape.matches()) {
      return new Invalid("not a media URL of the form scheme://host/path");
    }
    String authority = shape.group(2);
    String path = shape.group(3);
    return switch (shape.group(1).toLowerCase(Locale.ROOT)) {
      case "oss" -> object(region, authority, path);
      case "http" -> web("http", authority, path, shape.group(4));
      case "https" -> web("https", authority, path, shape.group(4));
      default -> new Invalid("a media URL begins with http://, https:// or oss://");
    };
  }

  private MediaUrl web(String scheme, String authority, String path, String query) {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return new Invalid("the host of a media URL is a name or an address, without a user");
    }
    String host = parts.group(1).toLowerCase(Locale.ROOT);
    int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
    if (port > 65_535) {
      return new Invalid("the port of a media URL is at most 65535");
    }
    String ownRegion = ownEndpoints.get(endpoint(scheme, host, port));
    if (ownRegion != null) {
      int slash = path.indexOf('/', 1);
      return slash < 0
          ? new Invalid("the media URL names no object: /{bucket}/{key} is expected")
          : object(ownRegion, path.substring(1, slash), path.substring(slash));
    }
    Matcher virtual = VIRTUAL_HOST.matcher(host);
    if (virtual.matches()) {
      return virtual.group(2).startsWith("accelerate")
          ? new Invalid("the acceleration endpoint cannot be used; name the bucket's region")
          : object(virtual.group(2), virtual.group(1), path);
    }
    return elsewhere(scheme, authority, path, query);
  }

  private static MediaUrl object(String region, String bucket, String rawPath) {
    Optional<String> key = PercentEncoded.decode(rawPath.isEmpty() ? "" : rawPath.substring(1));
    if (key.isEmpty()) {
      return new Invalid("the path of the media URL is not percent-encoded UTF-8");
    }
    if (!BucketId.isRegion(region)) {
      return new Invalid("a region is 1 to 64 of a-z, 0-9 and hyphens");
    }
    if (!BucketId.isName(bucket)) {
      return new Invalid("a bucket name is 3 to 63 of a-z, 0-9 and inner hyphens");
    }
    if (!ObjectName.isKey(key.get())) {
      return new Invalid(
          "an object key is 1 to 1023 bytes of UTF-8 that do not begin with / or \\");
    }
    return new Ours(new ObjectName(new BucketId(region, bucket), key.get()));
  }

  private static MediaUrl elsewhere(String scheme, String authority, String path, String query) {
    try {
      var uri = new URI(scheme + "://" + authority + encodeIllegal(path) + encodeIllegal(query));
      return uri.getHost() == null
          ? new Invalid("the host of the media URL is not valid")
          : new Elsewhere(new URI(uri.toASCIIString()));
    } catch (URISyntaxException e) {
      return new Invalid("the media URL is not valid: " + e.getReason());
    }
  }

  /** Encodes what people type and URIs do not allow; the class does so itself beyond ASCII. */
  private static String encodeIllegal(String text) {
    return text.chars()
        .mapToObj(c ->
            " \"<>[]^`{|}".indexOf(c) >= 0
                ? String.format("%%%02X", c)
                : Character.toString((char) c))
        .collect(Collectors.joining());
  }

  private static String endpoint(URI own) {
    return endpoint(own.getScheme(), own.getHost(), own.getPort());
  }

  private static String endpoint(String scheme, String host, int port) {
    int effective = port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    return host.toLowerCase(Locale.ROOT) + ":" + effective;
  }
}
