package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.VisibilityOutcome;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import java.time.Duration;

/** ChangeMessageVisibility: a new handle under which the message stays hidden from now on. */
final class ChangeVisibility implements QueueOperation {
  private final QueueEngine engine;

  ChangeVisibility(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "ChangeMessageVisibility";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var handle = DeleteMessage.handle(call);
    var timeout =
        call.query()
            .find(Limits.VISIBILITY.name())
            .filter(seconds -> !seconds.isEmpty())
            .map(Limits.VISIBILITY::parse)
            .map(Duration::ofSeconds)
            .orElseThrow(SmqError.MISSING_VISIBILITY::failure);
    return switch (engine.changeVisibility(queue, handle, timeout)) {
      case VisibilityOutcome.Changed(var lease) ->
          Reply.document(
              Reply.OK,
              "ChangeVisibility",
              xml ->
                  xml.leaf("ReceiptHandle", lease.handle())
                      .leaf("NextVisibleTime", lease.until().toEpochMilli()));
      case VisibilityOutcome.Refused(var why) -> throw Refusals.error(why).failure();
      case VisibilityOutcome.NoSuchQueue() -> throw SmqError.NO_SUCH_QUEUE.failure();
    };
  }
}
