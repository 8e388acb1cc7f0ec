package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.Buckets.Acl;
import dev.cuepost.media.store.Buckets.Bucket;
import dev.cuepost.openapi.Fields;

/** GetBucketAcl, GetBucketInfo and GetBucketLocation, and how buckets are told elsewhere. */
final class BucketAnswers {
  private BucketAnswers() {}

  static void acl(Exchange exchange, Bucket bucket) {
    exchange.answerXml("AccessControlPolicy", owned(bucket, word(bucket.acl())));
  }

  static void info(Exchange exchange, Bucket bucket) {
    exchange.answerXml(
        "BucketInfo",
        new Fields()
            .fields(
                "Bucket",
                listed(exchange, bucket)
                    .text("DataRedundancyType", "LRS")
                    .all(owned(bucket, word(bucket.acl())))));
  }

  /** The region, in the protocol's word for it. */
  static void location(Exchange exchange, Bucket bucket) {
    exchange.answerXml("LocationConstraint", location(bucket));
  }

  /** As lists tell it; both of its endpoints are the one that the request was sent to. */
  static Fields listed(Exchange exchange, Bucket bucket) {
    String endpoint = ObjectTarget.endpoint(exchange.header("host").orElse(""));
    return new Fields()
        .text("CreationDate", Timestamp.of(bucket.createdAt()))
        .text("ExtranetEndpoint", endpoint)
        .text("IntranetEndpoint", endpoint)
        .text("Location", location(bucket))
        .text("Name", bucket.id().name())
        .text("Region", bucket.id().region())
        .text("StorageClass", "Standard");
  }

  /** Whose it is and what others may do. */
  static Fields owned(Bucket bucket, String grant) {
    return new Fields()
        .fields("Owner", owner(bucket.account()))
        .fields("AccessControlList", new Fields().text("Grant", grant));
  }

  static Fields owner(String account) {
    return new Fields().text("ID", account).text("DisplayName", account);
  }

  private static String location(Bucket bucket) {
    return "oss-" + bucket.id().region();
  }

  private static String word(Acl acl) {
    return switch (acl) {
      case PRIVATE -> "private";
      case PUBLIC_READ -> "public-read";
    };
  }
}
