package dev.cuepost.smq.queue;

import dev.cuepost.queue.DeleteOutcome;
import dev.cuepost.queue.HandleRefusal;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.ReceiptHandle;
import dev.cuepost.smq.wire.Call;
import dev.cuepost.smq.wire.Element;
import dev.cuepost.smq.wire.Reply;
import dev.cuepost.smq.wire.SmqError;
import dev.cuepost.smq.wire.XmlWriter;
import java.util.List;
import java.util.Optional;

/** BatchDeleteMessage: what can be deleted is; the reply is 404 and lists the rest, if any. */
final class DeleteMessages implements QueueOperation {
  private static final int SOME_FAILED = 404;

  private final QueueEngine engine;

  DeleteMessages(QueueEngine engine) {
    this.engine = engine;
  }

  @Override
  public String action() {
    return "DeleteMessage";
  }

  @Override
  public Reply perform(QueueId queue, Call call) {
    var handles = handles(call.content().root().orElseThrow(SmqError.MISSING_HANDLE::failure));
    return switch (engine.delete(queue, handles)) {
      case DeleteOutcome.Done(var results) ->
          results.stream().allMatch(Optional::isEmpty)
              ? Reply.done()
              : Reply.document(SOME_FAILED, "Errors", xml -> write(handles, results, xml));
      case DeleteOutcome.NoSuchQueue() -> throw SmqError.NO_SUCH_QUEUE.failure();
    };
  }

  private static List<ReceiptHandle> handles(Element root) {
    var handles = root.named("ReceiptHandles").children(DeleteMessage.HANDLE);
    Limits.BATCH_HANDLES.check(handles.size());
    return handles.stream().map(handle -> new ReceiptHandle(handle.leafText().strip())).toList();
  }

  private static void write(
      List<ReceiptHandle> handles, List<Optional<HandleRefusal>> results, XmlWriter xml) {
    for (int i = 0; i < handles.size(); i++) {
      var handle = handles.get(i);
      results
          .get(i)
          .map(Refusals::error)
          .ifPresent(error ->
              xml.element(
                  "Error",
                  item ->
                      item.leaf("ErrorCode", error.code())
                          .leaf("ErrorMessage", error.text())
                          .leaf(DeleteMessage.HANDLE, handle)));
    }
  }
}
