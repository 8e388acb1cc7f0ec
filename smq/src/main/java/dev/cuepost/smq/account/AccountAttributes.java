package dev.cuepost.smq.account;

import dev.cuepost.queue.QueueOwner;

/** Keeps what accounts set for themselves: the name of a bucket for logs, which nothing uses. */
public interface AccountAttributes {
  /** The bucket's name, empty text if none is set. */
  String loggingBucket(QueueOwner owner);

  void setLoggingBucket(QueueOwner owner, String bucket);
}
