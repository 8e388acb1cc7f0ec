package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;

/** Something a client may ask about one queue. */
public interface QueueOperation {
  /**
   * What policies call it, without the service; a batch is called as one of its kind.
   *
   * <p>Source: Message Service documentation, "Permission policies and examples"
   * (https://www.alibabacloud.com/help/en/mns/permission-policies-and-examples).
   */
  String action();

  /**
   * Does it.
   *
   * @throws dev.cuepost.smq.wire.SmqException if it cannot be done; nothing has changed then
   */
  Reply perform(QueueId queue, Call call);
}
