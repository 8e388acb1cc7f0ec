package dev.cuepost.smq.queue;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import java.util.List;

/** DeleteMessage: the one whose receipt handle is in the query. */
final class DeleteMessage implements QueueOperation {
  static final String HANDLE = "ReceiptHandle";

  private final QueueEngine engine;

  DeleteMessage(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "DeleteMessage";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    return switch (engine.delete(queue, List.of(handle(call)))) {
      case DeleteOutcome.Done(var results) -> {
        results
            .getFirst()
            .ifPresent(refusal -> {
              throw Refusals.error(refusal).failure();
            });
        yield Reply.done();
      }
      case DeleteOutcome.NoSuchQueue() -> throw SmqError.NO_SUCH_QUEUE.failure();
    };
  }

  static ReceiptHandle handle(Call call) {
    return call.query()
        .find(HANDLE)
        .filter(handle -> !handle.isEmpty())
        .map(ReceiptHandle::new)
        .orElseThrow(SmqError.MISSING_HANDLE::failure);
  }
}
