package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueAttributes;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Element;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import java.util.List;

/** SetQueueAttributes: what the request names changes, the rest stays. */
final class SetQueueAttributes implements QueueOperation {
  private static final Element NO_CHANGE = new Element(AttributesXml.ROOT, "", List.of());

  private final QueueEngine engine;

  SetQueueAttributes(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "SetQueueAttributes";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var root = call.content().root().orElse(NO_CHANGE);
    // An old Java client addresses this operation when it means a topic's attributes; such a
    // queue hardly exists, and that is the answer it can make sense of.
    if (!root.name().equals(AttributesXml.ROOT) && engine.status(queue).isEmpty()) {
      throw SmqError.NO_SUCH_QUEUE.failure();
    }
    // Judged before the engine is asked, so that nothing fails in the midst of its change.
    AttributesXml.read(root.named(AttributesXml.ROOT), QueueAttributes.DEFAULT);
    if (!engine.change(queue, attributes -> AttributesXml.read(root, attributes))) {
      throw SmqError.NO_SUCH_QUEUE.failure();
    }
    return Reply.done();
  }
}
