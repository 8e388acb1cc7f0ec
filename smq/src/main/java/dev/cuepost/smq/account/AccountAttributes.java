package dev.cuepost.smq.account;

import dev.cuepost.queue.QueueOwner;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what accounts set for themselves: the name of a bucket for logs, which nothing uses. */
public interface AccountAttributes {
  /** The bucket's name, empty text if none is set. */
  String loggingBucket(QueueOwner owner);

  void setLoggingBucket(QueueOwner owner, String bucket);

  /** One that forgets everything when the process ends. Any number of threads may use it. */
  static AccountAttributes inMemory() {
    Map<QueueOwner, String> buckets = new ConcurrentHashMap<>();
    return new AccountAttributes() {
      @Override
      public String loggingBucket(QueueOwner owner) {
        return buckets.getOrDefault(owner, "");
      }

      @Override
      public void setLoggingBucket(QueueOwner owner, String bucket) {
        buckets.put(owner, bucket);
      }
    };
  }
}
