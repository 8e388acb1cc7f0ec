package dev.cuepost.smq.queue;

import dev.cuepost.queue.Message;
import dev.cuepost.queue.PeekOutcome;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import java.util.List;
import java.util.Optional;

/** PeekMessage and, when {@code numOfMessages} is there, BatchPeekMessage. It never waits. */
final class PeekMessages implements QueueOperation {
  private final QueueEngine engine;

  PeekMessages(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "PeekMessage";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var batch = call.query().number(Limits.BATCH);
    return switch (engine.peek(queue, batch.orElse(1))) {
      case PeekOutcome.Seen(var messages) when messages.isEmpty() ->
          throw SmqError.NO_SUCH_MESSAGE.failure();
      case PeekOutcome.Seen(var messages) ->
          batch.isPresent() ? list(messages) : one(messages.getFirst());
      case PeekOutcome.NoSuchQueue() -> throw SmqError.NO_SUCH_QUEUE.failure();
    };
  }

  private static Reply one(Message message) {
    return Reply.document(
        Reply.OK, MessageXml.ONE, xml -> MessageXml.write(message, Optional.empty(), xml));
  }

  private static Reply list(List<Message> messages) {
    return Reply.document(
        Reply.OK,
        MessageXml.MANY,
        xml ->
            messages.forEach(message ->
                xml.element(
                    MessageXml.ONE, item -> MessageXml.write(message, Optional.empty(), item))));
  }
}
