package dev.cuepost.queue.rocks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a queue that were received last. They have left the window of a long lane, but
 * whoever received them soon asks for them again, to delete them. The queue's lock guards it.
 */
final class RecentLeases {
  private static final int MOST = 1_024;

  private final Map<Long, StoredMessage> bySequence =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StoredMessage> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers a message as it is stored now, if it is one that was received. */
  void add(StoredMessage message) {
    if (message.received()) {
      bySequence.put(message.sequence(), message);
    }
  }

  /** Forgets a message, which is about to change. */
  void remove(StoredMessage message) {
    bySequence.remove(message.sequence());
  }

  @Nullable StoredMessage get(long sequence) {
    return bySequence.get(sequence);
  }

  void forget() {
    bySequence.clear();
  }
}
