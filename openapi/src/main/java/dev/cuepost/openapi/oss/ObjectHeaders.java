package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.store.ObjectProperties;
import dev.cuepost.media.store.Overwrite;
import dev.cuepost.media.store.StoredObject;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers that go with an object, in and out. */
final class ObjectHeaders {
  private static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";
  private static final String METADATA = "x-oss-meta-";
  private static final int METADATA_MAX_BYTES = 8 * 1024;
  private static final String OVERRIDE = "response-";
  private static final Pattern MD5 = Pattern.compile("[0-9A-F]{32}");

  /** Beside {@code Content-Type}. */
  private static final List<String> KEPT =
      List.of(
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "expires");

  private ObjectHeaders() {}

  /**
   * What a request wants kept with its object.
   *
   * @throws OssRefusal if the metadata are more than 8 KiB
   */
  static ObjectProperties read(Exchange exchange) throws OssRefusal {
    Map<String, String> kept = new HashMap<>();
    for (String name : KEPT) {
      exchange.header(name).ifPresent(value -> kept.put(name, value));
    }
    Map<String, String> metadata = new HashMap<>();
    int bytes = 0;
    for (Map.Entry<String, String> header : exchange.headers().entrySet()) {
      String name = header.getKey();
      if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
        metadata.put(name.substring(METADATA.length()), header.getValue());
        bytes += name.length() + header.getValue().getBytes(UTF_8).length;
      }
    }
    if (bytes > METADATA_MAX_BYTES) {
      throw new OssRefusal(
          OssError.invalid("The names and values of x-oss-meta- headers have 8192 bytes at most."));
    }
    return new ObjectProperties(
        exchange.header("content-type").orElse(DEFAULT_CONTENT_TYPE), kept, metadata);
  }

  /** Whether the request may replace an object: {@code x-oss-forbid-overwrite}. */
  static Overwrite overwrite(Exchange exchange) {
    return exchange.header("x-oss-forbid-overwrite").orElse("").equalsIgnoreCase("true")
        ? Overwrite.FORBIDDEN
        : Overwrite.ALLOWED;
  }

  /** The headers of {@code response-*} parameters, by name without {@code response-}. */
  static Map<String, String> overrides(Exchange exchange, Requester requester) throws OssRefusal {
    Map<String, String> overrides = new TreeMap<>();
    for (Map.Entry<String, String> parameter : exchange.query().entrySet()) {
      if (parameter.getKey().startsWith(OVERRIDE)) {
        if (parameter.getValue().chars().anyMatch(c -> c < ' ' || c > '~')) {
          throw new OssRefusal(
              OssError.invalid(parameter.getKey() + " must be of printable ASCII characters."));
        }
        overrides.put(parameter.getKey().substring(OVERRIDE.length()), parameter.getValue());
      }
    }
    if (!overrides.isEmpty() && requester instanceof Requester.Anonymous) {
      throw new OssRefusal(OssError.OVERRIDES_UNSIGNED);
    }
    return overrides;
  }

  /** Tells all that is known of an object. */
  static void describe(Exchange exchange, StoredObject object, Map<String, String> overrides) {
    Map<String, String> headers = new TreeMap<>(object.properties().headers());
    headers.put("content-type", object.contentType());
    headers.putAll(overrides);
    headers.forEach(exchange::answer);
    object
        .properties()
        .metadata()
        .forEach((name, value) -> exchange.answer(METADATA + name, value));
    exchange.answer("Accept-Ranges", "bytes");
    exchange.answer("x-oss-object-type", "Normal");
    exchange.answer("x-oss-storage-class", "Standard");
    object
        .crc64()
        .ifPresent(crc64 -> exchange.answer("x-oss-hash-crc64ecma", Long.toUnsignedString(crc64)));
    describeBriefly(exchange, object);
  }

  /** Tells the MD5 of an object that is sent whole, if it is known: not if it came in parts. */
  static void digest(Exchange exchange, StoredObject object) {
    if (MD5.matcher(object.tag()).matches()) {
      byte[] md5 = HexFormat.of().parseHex(object.tag());
      exchange.answer("Content-MD5", Base64.getEncoder().encodeToString(md5));
    }
  }

  /** Tells which version of an object it is. */
  static void describeBriefly(Exchange exchange, StoredObject object) {
    exchange.answer("ETag", "\"" + object.tag() + "\"");
    exchange.answer("Last-Modified", HttpDate.of(object.modifiedAt()));
  }
}
