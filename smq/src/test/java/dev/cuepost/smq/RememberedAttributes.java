package dev.cuepost.smq;

import dev.cuepost.queue.QueueOwner;
import dev.cuepost.smq.account.AccountAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Account attributes for as long as a test lasts. */
final class RememberedAttributes implements AccountAttributes {
  private final Map<QueueOwner, String> buckets = new ConcurrentHashMap<>();

  @Override
  public String loggingBucket(QueueOwner owner) {
    return buckets.getOrDefault(owner, "");
  }

  @Override
  public void setLoggingBucket(QueueOwner owner, String bucket) {
    buckets.put(owner, bucket);
  }
}
