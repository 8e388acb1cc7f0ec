package dev.cuepost.smq.account;

import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Range;
import dev.cuepost.smq.wire.Reply;

/** GetAccountAttributes, SetAccountAttributes and OpenService. */
public final class AccountOperations {
  private static final String ROOT = "Account";
  private static final String BUCKET = "LoggingBucket";

  /** Source: Object Storage Service documentation, "Bucket naming conventions". */
  private static final Range BUCKET_LENGTH = Range.bytes(BUCKET, 0, 63);

  private final AccountAttributes attributes;

  public AccountOperations(AccountAttributes attributes) {
    this.attributes = attributes;
  }

  /** The one element is always there, empty or not. */
  public Reply get(Call call) {
    var bucket = attributes.loggingBucket(call.owner());
    return Reply.document(Reply.OK, ROOT, xml -> xml.leaf(BUCKET, bucket));
  }

  /** An absent element changes nothing; an empty one clears. */
  public Reply set(Call call) {
    call.content()
        .requiredRoot()
        .named(ROOT)
        .text(BUCKET)
        .map(String::strip)
        .ifPresent(bucket -> {
          BUCKET_LENGTH.check(bucket.length());
          attributes.setLoggingBucket(call.owner(), bucket);
        });
    return Reply.done();
  }

  /** The service is always open; the order is named after the request. */
  public Reply open(Call call) {
    return Reply.document(Reply.OK, "OpenService", xml -> xml.leaf("OrderId", call.requestId()));
  }
}
