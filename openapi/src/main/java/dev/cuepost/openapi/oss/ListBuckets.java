package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.openapi.Fields;
import java.util.List;

/** ListBuckets: those of an account in the region of the request, by prefix, in pages. */
final class ListBuckets {
  private static final int MAX_KEYS_DEFAULT = 100;
  private static final int MAX_KEYS_MAX = 1000;

  private final Buckets buckets;

  ListBuckets(Buckets buckets) {
    this.buckets = buckets;
  }

  void list(Exchange exchange, String account) throws OssRefusal {
    var request =
        new Page.Request(
            exchange.parameter("prefix"),
            "",
            exchange.parameter("marker"),
            exchange.whole("max-keys", MAX_KEYS_DEFAULT, 1, MAX_KEYS_MAX));
    List<Bucket> behind =
        buckets.of(account, exchange.target().region()).stream()
            .filter(bucket -> bucket.id().name().startsWith(request.prefix()))
            .filter(bucket -> bucket.id().name().compareTo(request.marker()) > 0)
            .toList();
    Page<Bucket> page = Page.of(behind, bucket -> bucket.id().name(), request);
    var fields =
        new Fields()
            .text("Prefix", request.prefix())
            .text("Marker", request.marker())
            .whole("MaxKeys", request.max())
            .flag("IsTruncated", page.truncated());
    if (page.truncated()) {
      fields.text("NextMarker", page.last());
    }
    exchange.answerXml(
        "ListAllMyBucketsResult",
        fields
            .fields("Owner", BucketAnswers.owner(account))
            .fields(
                "Buckets",
                new Fields()
                    .items(
                        "Bucket",
                        page.items().stream()
                            .map(bucket -> BucketAnswers.listed(exchange, bucket))
                            .toList())));
  }
}
