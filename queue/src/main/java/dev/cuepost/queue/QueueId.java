package dev.cuepost.queue;

/**
 * Which queue: a name within an owner. The grammar of names is in {@link QueueLimits}, and faces
 * check it.
 *
 * @param owner account and region
 * @param name case-sensitive name
 */
public record QueueId(QueueOwner owner, String name) {
  public QueueId {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a queue's name must not be empty");
    }
  }

  @Override
  public String toString() {
    return owner.account() + "/" + owner.region() + "/" + name;
  }
}
