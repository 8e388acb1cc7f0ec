package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;

/** DeleteQueue: done as well when there was none. */
final class DeleteQueue implements QueueOperation {
  private final QueueEngine engine;

  DeleteQueue(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "DeleteQueue";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    engine.delete(queue);
    return Reply.done();
  }
}
