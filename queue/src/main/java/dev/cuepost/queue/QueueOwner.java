package dev.cuepost.queue;

/**
 * Whose queues: an account in a region. Names of queues are unique within their owner.
 *
 * @param account decimal account id, or {@link #INTERNAL_ACCOUNT}
 * @param region region id such as {@code cn-shanghai}
 */
public record QueueOwner(String account, String region) {
  /** The account of the queues that Cuepost itself works from; no user's account has this form. */
  public static final String INTERNAL_ACCOUNT = "internal";

  public QueueOwner {
    if (account.isEmpty() || region.isEmpty()) {
      throw new IllegalArgumentException("account and region must not be empty");
    }
  }

  /** Owner of the work and delivery queues, which no user can name. */
  public static QueueOwner internal() {
    return new QueueOwner(INTERNAL_ACCOUNT, "all");
  }

  public QueueId queue(String name) {
    return new QueueId(this, name);
  }
}
