package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;

/** CreateQueue: 201 for a new queue, 204 for one that stands with exactly these attributes. */
final class CreateQueue implements QueueOperation {
  private final QueueEngine engine;

  CreateQueue(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "CreateQueue";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    QueueNames.checkLength(queue.name());
    var attributes =
        call.content()
            .root()
            .map(root -> root.named(AttributesXml.ROOT))
            .map(root -> AttributesXml.read(root, QueueAttributes.DEFAULT))
            .orElse(QueueAttributes.DEFAULT);
    var url = AttributesXml.url(call.endpoint(), queue.name());
    return switch (engine.create(queue, attributes)) {
      case CREATED -> Reply.located(Reply.CREATED, url);
      case EXISTS_ALIKE -> Reply.located(Reply.DONE, url);
      case EXISTS_DIFFERENT -> throw SmqError.QUEUE_EXISTS.failure();
    };
  }
}
