package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;

/** Something a client may ask about one queue. */
@FunctionalInterface
public interface QueueOperation {
  /**
   * Does it.
   *
   * @throws dev.cuepost.smq.wire.SmqException if it cannot be done; nothing has changed then
   */
  Reply perform(QueueId queue, Call call);
}
