package dev.cuepost.clients;

import static dev.cuepost.clients.Suite.check;
import static dev.cuepost.clients.Suite.equal;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.common.BatchDeleteException;
import com.aliyun.mns.model.ErrorMessageResult;
import com.aliyun.mns.model.Message;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages by the dozen. */
final class BatchCases {
  private final Suite suite;

  BatchCases(Suite suite) {
    this.suite = suite;
  }

  static List<Message> messages(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Message("m" + i)).toList();
  }

  void run() {
    suite.works(
        "BatchSendMessage",
        "16, told in their order",
        () -> {
          var sent = suite.freshQueue().batchPutMessage(messages(16));
          equal(16, sent.size());
          equal(16L, sent.stream().map(Message::getMessageId).distinct().count());
        });
    suite.works(
        "BatchPeekMessage",
        "what there is",
        () -> {
          var queue = filled(3);
          equal(List.of("m0", "m1", "m2"), texts(queue.batchPeekMessage(16)));
          equal(List.of("m0"), texts(queue.batchPeekMessage(1)));
        });
    suite.works(
        "BatchReceiveMessage",
        "what there is",
        () -> {
          var queue = filled(3);
          equal(List.of("m0"), texts(queue.batchPopMessage(1)));
          equal(List.of("m1", "m2"), texts(queue.batchPopMessage(16, 20)));
        });
    suite.works(
        "BatchReceiveMessage",
        "waits for what comes",
        () -> {
          var queue = suite.freshQueue();
          var waiting = queue.asyncBatchPopMessage(16, 20, null);
          queue.putMessage(new Message("late"));
          equal(List.of("late"), texts(waiting.getResult()));
        });
    suite.works(
        "BatchDeleteMessage",
        "all",
        () -> {
          var queue = filled(16);
          queue.batchDeleteMessage(handles(queue.batchPopMessage(16)));
          equal(0L, queue.getAttributes().getInactiveMessages());
        });
    suite.works("BatchDeleteMessage", "those that failed are told", this::someFail);
  }

  private void someFail() throws Exception {
    var queue = filled(2);
    var handles = handles(queue.batchPopMessage(2));
    var used = handles.getFirst();
    queue.deleteMessage(used);
    try {
      queue.batchDeleteMessage(List.of(used, handles.getLast(), "nobodys"));
    } catch (Exception e) {
      var failures = ((BatchDeleteException) unwrapped(e)).getErrorMessages();
      equal(2, failures.size());
      equal("MessageNotExist", code(failures.get(used)));
      equal("ReceiptHandleError", code(failures.get("nobodys")));
      equal(0L, queue.getAttributes().getInactiveMessages());
      return;
    }
    check(false, "two of three fail");
  }

  private static String code(@Nullable ErrorMessageResult failure) {
    return failure == null ? "no error" : failure.getErrorCode();
  }

  private static Throwable unwrapped(Exception e) {
    return e instanceof BatchDeleteException || e.getCause() == null ? e : e.getCause();
  }

  private CloudQueue filled(int count) {
    var queue = suite.freshQueue();
    queue.batchPutMessage(messages(count));
    return queue;
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::getMessageBodyAsString).toList();
  }

  private static List<String> handles(List<Message> messages) {
    return messages.stream().map(Message::getReceiptHandle).toList();
  }
}
