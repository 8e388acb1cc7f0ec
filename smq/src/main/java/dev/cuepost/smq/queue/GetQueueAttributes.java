package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;

/** GetQueueAttributes. */
final class GetQueueAttributes implements QueueOperation {
  private final QueueEngine engine;

  GetQueueAttributes(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "GetQueueAttributes";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var status = engine.status(queue).orElseThrow(SmqError.NO_SUCH_QUEUE::failure);
    return Reply.document(Reply.OK, AttributesXml.ROOT, xml -> AttributesXml.write(status, xml));
  }
}
