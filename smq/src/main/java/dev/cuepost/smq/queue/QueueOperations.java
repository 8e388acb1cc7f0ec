package dev.cuepost.smq.queue;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.QueryParameters;
import dev.cuepost.smq.wire.Reply;
import java.util.Optional;

/** Which request is which operation: by method, resource and the presence of parameters. */
public final class QueueOperations {
  private final ListQueues list;
  private final CreateQueue create;
  private final SetQueueAttributes set;
  private final GetQueueAttributes get;
  private final DeleteQueue delete;
  private final SendMessages send;
  private final ReceiveMessages receive;
  private final PeekMessages peek;
  private final DeleteMessage deleteOne;
  private final DeleteMessages deleteMany;
  private final ChangeVisibility changeVisibility;

  public QueueOperations(QueueEngine engine) {
    list = new ListQueues(engine);
    create = new CreateQueue(engine);
    set = new SetQueueAttributes(engine);
    get = new GetQueueAttributes(engine);
    delete = new DeleteQueue(engine);
    send = new SendMessages(engine);
    receive = new ReceiveMessages(engine);
    peek = new PeekMessages(engine);
    deleteOne = new DeleteMessage(engine);
    deleteMany = new DeleteMessages(engine);
    changeVisibility = new ChangeVisibility(engine);
  }

  /** {@code GET /queues}. */
  public Reply list(Call call) {
    return list.perform(call);
  }

  /** What may be asked of {@code /queues/{queue}}; empty if the method means nothing there. */
  public Optional<QueueOperation> onQueue(String method, QueryParameters query) {
    return switch (method) {
      case "PUT" -> Optional.of(query.isTrue("metaoverride") ? set : create);
      case "GET" -> Optional.of(get);
      case "DELETE" -> Optional.of(delete);
      default -> Optional.empty();
    };
  }

  /** What may be asked of {@code /queues/{queue}/messages}; empty as above. */
  public Optional<QueueOperation> onMessages(String method, QueryParameters query) {
    return switch (method) {
      case "POST" -> Optional.of(send);
      case "GET" -> Optional.of(query.isTrue("peekonly") ? peek : receive);
      case "DELETE" ->
          Optional.of(query.find(DeleteMessage.HANDLE).isPresent() ? deleteOne : deleteMany);
      case "PUT" -> Optional.of(changeVisibility);
      default -> Optional.empty();
    };
  }
}
