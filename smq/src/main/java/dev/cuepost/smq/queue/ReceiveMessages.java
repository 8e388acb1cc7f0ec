package dev.cuepost.smq.queue;

import dev.cuepost.queue.LeasedMessage;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiveOutcome;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * ReceiveMessage and, when {@code numOfMessages} is there, BatchReceiveMessage, whose reply is a
 * list even of one. Nothing to receive is an error on this wire.
 */
final class ReceiveMessages implements QueueOperation {
  private final QueueEngine engine;

  ReceiveMessages(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "ReceiveMessage";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var batch = call.query().number(Limits.BATCH);
    var wait = call.query().number(Limits.WAIT).map(Duration::ofSeconds);
    return switch (receive(queue, batch.orElse(1), wait, call)) {
      case ReceiveOutcome.Received(var messages) ->
          batch.isPresent() ? list(messages) : one(messages.getFirst());
      case ReceiveOutcome.Nothing() -> throw SmqError.NO_SUCH_MESSAGE.failure();
      case ReceiveOutcome.NoSuchQueue() -> throw SmqError.NO_SUCH_QUEUE.failure();
    };
  }

  /** Looks first and waits second, since watching over the client costs a thread. */
  private ReceiveOutcome receive(QueueId queue, int max, Optional<Duration> wait, Call call) {
    var now = engine.receive(queue, max, Optional.of(Duration.ZERO));
    boolean worthWaiting =
        now instanceof ReceiveOutcome.Nothing && !wait.equals(Optional.of(Duration.ZERO));
    return worthWaiting ? call.patience().during(() -> engine.receive(queue, max, wait)) : now;
  }

  private static Reply one(LeasedMessage message) {
    return Reply.document(
        Reply.OK,
        MessageXml.ONE,
        xml -> MessageXml.write(message.message(), Optional.of(message.lease()), xml));
  }

  private static Reply list(List<LeasedMessage> messages) {
    return Reply.document(
        Reply.OK,
        MessageXml.MANY,
        xml ->
            messages.forEach(message ->
                xml.element(
                    MessageXml.ONE,
                    item ->
                        MessageXml.write(message.message(), Optional.of(message.lease()), item))));
  }
}
