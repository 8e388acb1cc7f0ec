package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.ObjectStore;
import dev.cuepost.media.store.StoredObject;
import dev.cuepost.openapi.Fields;
import java.io.IOException;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** ListObjects and ListObjectsV2: by prefix, in pages, with common prefixes. */
final class ListObjects {
  private static final int MAX_KEYS_DEFAULT = 100;
  private static final int MAX_KEYS_MAX = 1000;

  private final ObjectStore store;

  ListObjects(ObjectStore store) {
    this.store = store;
  }

  void list(Exchange exchange, Bucket bucket) throws IOException {
    UnaryOperator<String> encoded = Page.encoding(exchange);
    Page.Request request = request(exchange, exchange.parameter("marker"));
    Page<StoredObject> page = page(bucket, request);
    Fields fields =
        head(exchange, bucket, request, page).text("Marker", encoded.apply(request.marker()));
    if (page.truncated()) {
      fields.text("NextMarker", encoded.apply(page.last()));
    }
    exchange.answerXml("ListBucketResult", fields.all(entries(bucket, page, encoded, true)));
  }

  void listV2(Exchange exchange, Bucket bucket) throws IOException {
    UnaryOperator<String> encoded = Page.encoding(exchange);
    String startAfter = exchange.parameter("start-after");
    String token = exchange.parameter("continuation-token");
    Page.Request request = request(exchange, token.isEmpty() ? startAfter : markerOf(token));
    Page<StoredObject> page = page(bucket, request);
    Fields fields =
        head(exchange, bucket, request, page)
            .text("StartAfter", encoded.apply(startAfter))
            .whole("KeyCount", page.items().size() + page.groups().size());
    if (!token.isEmpty()) {
      fields.text("ContinuationToken", token);
    }
    if (page.truncated()) {
      fields.text("NextContinuationToken", tokenOf(page.last()));
    }
    boolean owner = exchange.parameter("fetch-owner").equals("true");
    exchange.answerXml("ListBucketResult", fields.all(entries(bucket, page, encoded, owner)));
  }

  private static Page.Request request(Exchange exchange, String marker) throws OssRefusal {
    return new Page.Request(
        exchange.parameter("prefix"),
        exchange.parameter("delimiter"),
        marker,
        exchange.whole("max-keys", MAX_KEYS_DEFAULT, 1, MAX_KEYS_MAX));
  }

  private Page<StoredObject> page(Bucket bucket, Page.Request request) throws IOException {
    return Page.of(
        store.list(bucket.id(), request.prefix(), request.marker(), Integer.MAX_VALUE),
        object -> object.name().key(),
        request);
  }

  private static Fields head(
      Exchange exchange, Bucket bucket, Page.Request request, Page<StoredObject> page)
      throws OssRefusal {
    UnaryOperator<String> encoded = Page.encoding(exchange);
    var fields =
        new Fields()
            .text("Name", bucket.id().name())
            .text("Prefix", encoded.apply(request.prefix()))
            .whole("MaxKeys", request.max())
            .text("Delimiter", encoded.apply(request.delimiter()))
            .flag("IsTruncated", page.truncated());
    if (exchange.asks("encoding-type")) {
      fields.text("EncodingType", "url");
    }
    return fields;
  }

  private static Fields entries(
      Bucket bucket, Page<StoredObject> page, UnaryOperator<String> encoded, boolean owner) {
    return new Fields()
        .items(
            "Contents",
            page.items().stream()
                .map(object -> entry(object, encoded))
                .map(entry -> owner ? entry.fields("Owner", owner(bucket)) : entry)
                .toList())
        .items(
            "CommonPrefixes",
            page.groups().stream()
                .map(group -> new Fields().text("Prefix", encoded.apply(group)))
                .toList());
  }

  private static Fields owner(Bucket bucket) {
    return new Fields().text("ID", bucket.account()).text("DisplayName", bucket.account());
  }

  private static Fields entry(StoredObject object, UnaryOperator<String> encoded) {
    return new Fields()
        .text("Key", encoded.apply(object.name().key()))
        .text("LastModified", Timestamp.of(object.modifiedAt()))
        .text("ETag", "\"" + object.tag() + "\"")
        .text("Type", "Normal")
        .whole("Size", object.sizeBytes())
        .text("StorageClass", "Standard");
  }

  private static String tokenOf(String last) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8));
  }

  private static String markerOf(String token) throws OssRefusal {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException _) {
      throw new OssRefusal(OssError.invalid("The continuation token is none of this server's."));
    }
  }
}
