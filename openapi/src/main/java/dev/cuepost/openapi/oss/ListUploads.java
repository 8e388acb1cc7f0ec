package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.media.store.MultipartUpload;
import dev.cuepost.media.store.MultipartUploads;
import dev.cuepost.media.store.Utf8Order;
import dev.cuepost.openapi.Fields;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** ListMultipartUploads: those of a bucket that are under way. */
final class ListUploads {
  private static final int UPLOADS_MAX = 1000;

  private final MultipartUploads uploads;

  ListUploads(MultipartUploads uploads) {
    this.uploads = uploads;
  }

  void list(Exchange exchange, Bucket bucket) throws IOException {
    UnaryOperator<String> encoded = Page.encoding(exchange);
    String prefix = exchange.parameter("prefix");
    String keyMarker = exchange.parameter("key-marker");
    String idMarker = keyMarker.isEmpty() ? "" : exchange.parameter("upload-id-marker");
    String delimiter = exchange.parameter("delimiter");
    int max = exchange.whole("max-uploads", UPLOADS_MAX, 1, UPLOADS_MAX);
    List<MultipartUpload> behind =
        uploads.list(bucket.id(), prefix).stream()
            .filter(upload -> isBehind(upload, keyMarker, idMarker))
            .toList();
    Page<MultipartUpload> page =
        Page.of(
            behind,
            upload -> upload.name().key(),
            new Page.Request(prefix, delimiter, keyMarker, max));
    var fields = new Fields().text("Bucket", bucket.id().name());
    if (exchange.asks("encoding-type")) {
      fields.text("EncodingType", "url");
    }
    fields
        .text("KeyMarker", encoded.apply(keyMarker))
        .text("UploadIdMarker", idMarker)
        .text("Delimiter", encoded.apply(delimiter))
        .text("Prefix", encoded.apply(prefix))
        .whole("MaxUploads", max)
        .flag("IsTruncated", page.truncated())
        // The official Python client stumbles over a list without them, also over the last one.
        .text("NextKeyMarker", page.truncated() ? encoded.apply(page.last()) : "")
        .text("NextUploadIdMarker", page.truncated() ? lastId(page) : "");
    exchange.answerXml(
        "ListMultipartUploadsResult",
        fields
            .items("Upload", page.items().stream().map(upload -> entry(upload, encoded)).toList())
            .items(
                "CommonPrefixes",
                page.groups().stream()
                    .map(group -> new Fields().text("Prefix", encoded.apply(group)))
                    .toList()));
  }

  private static boolean isBehind(MultipartUpload upload, String keyMarker, String idMarker) {
    int order = Utf8Order.compare(upload.name().key(), keyMarker);
    return order > 0 || (order == 0 && !idMarker.isEmpty() && upload.id().compareTo(idMarker) > 0);
  }

  /** Empty if the page ends with a group. */
  private static String lastId(Page<MultipartUpload> page) {
    boolean endsWithItem =
        !page.items().isEmpty() && page.items().getLast().name().key().equals(page.last());
    return endsWithItem ? page.items().getLast().id() : "";
  }

  private static Fields entry(MultipartUpload upload, UnaryOperator<String> encoded) {
    return new Fields()
        .text("Key", encoded.apply(upload.name().key()))
        .text("UploadId", upload.id())
        .text("StorageClass", "Standard")
        .text("Initiated", Timestamp.of(upload.begunAt()));
  }
}
