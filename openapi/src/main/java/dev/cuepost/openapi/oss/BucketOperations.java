package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.Buckets.Acl;
import dev.cuepost.media.store.Buckets.Bucket;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.Optional;

/** PutBucket, and whether a bucket exists. */
final class BucketOperations {
  private static final long CONFIGURATION_MAX_BYTES = 64 * 1024;

  private final Buckets buckets;

  BucketOperations(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * Creates the bucket in the region of the request. To create one's own again changes nothing and
   * is no error, also with another ACL.
   */
  void put(Exchange exchange, String account) throws OssRefusal {
    BucketId id = exchange.target().bucketId();
    Acl acl = acl(exchange.header("x-oss-acl"));
    passOverConfiguration(exchange);
    Bucket bucket = buckets.create(id, account, acl);
    if (!bucket.account().equals(account)) {
      throw new OssRefusal(OssError.BUCKET_EXISTS);
    }
    exchange.answer("Location", "/" + id.name());
    exchange.response().status(Status.OK_200).send();
  }

  /** Finding it was all that was asked. */
  void head(Exchange exchange) {
    exchange.response().status(Status.OK_200).send();
  }

  private static Acl acl(Optional<String> header) throws OssRefusal {
    return switch (header.orElse("private")) {
      case "private" -> Acl.PRIVATE;
      case "public-read" -> Acl.PUBLIC_READ;
      default -> throw new OssRefusal(OssError.UNSUPPORTED_ACL);
    };
  }

  /** Storage class and redundancy, which mean nothing here. */
  private static void passOverConfiguration(Exchange exchange) throws OssRefusal {
    long length = exchange.request().headers().contentLength().orElse(0);
    if (length > 0 && length <= CONFIGURATION_MAX_BYTES) {
      try {
        exchange.request().content().inputStream().skipNBytes(length);
      } catch (IOException | RuntimeException e) {
        throw new OssRefusal(new OssError(400, "IncompleteBody", "The body broke off."));
      }
    }
  }
}
