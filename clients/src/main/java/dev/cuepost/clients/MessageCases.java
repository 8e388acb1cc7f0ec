package dev.cuepost.clients;

import static dev.cuepost.clients.Suite.check;
import static dev.cuepost.clients.Suite.equal;

import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.Message.MessageBodyType;
import com.aliyun.mns.model.QueueMeta;
import java.time.Duration;

/** Messages one by one. */
final class MessageCases {
  private static final String TEXT = "I am 测试字符串.";
  private static final String DIGEST_OF_BASE64 = "A9B134C465C384F49EB89A6E3870D996";

  private final Suite suite;

  MessageCases(Suite suite) {
    this.suite = suite;
  }

  void run() {
    suite.works(
        "SendMessage",
        "in Base64",
        () -> {
          var sent = suite.freshQueue().putMessage(new Message(TEXT));
          check(!sent.getMessageId().isEmpty(), "an id");
          equal(DIGEST_OF_BASE64, sent.getMessageBodyMD5());
          check(sent.getRequestId().matches("[0-9A-F]{24}"), "a request id");
        });
    suite.works(
        "SendMessage",
        "raw, with a priority",
        () -> {
          var queue = suite.freshQueue();
          var message = new Message();
          message.setMessageBody(" <a>&\"'\r\n " + TEXT, MessageBodyType.RAW_STRING);
          message.setPriority(16);
          queue.putMessage(message);
          var received = queue.popMessage();
          equal(" <a>&\"'\r\n " + TEXT, received.getMessageBodyAsRawString());
          equal(16, received.getPriority());
        });
    suite.works(
        "SendMessage",
        "delayed, taken back by its handle",
        () -> {
          var queue = suite.freshQueue();
          var message = new Message(TEXT);
          message.setDelaySeconds(600);
          var sent = queue.putMessage(message);
          equal(null, queue.popMessage());
          equal(1L, queue.getAttributes().getDelayMessages());
          queue.deleteMessage(sent.getReceiptHandle());
          equal(0L, queue.getAttributes().getDelayMessages());
        });
    suite.works(
        "PeekMessage",
        "changes nothing",
        () -> {
          var queue = suite.freshQueue();
          var sent = queue.putMessage(new Message(TEXT));
          for (int i = 0; i < 2; i++) {
            var seen = queue.peekMessage();
            equal(sent.getMessageId(), seen.getMessageId());
            equal(TEXT, seen.getMessageBodyAsString());
            equal(0, seen.getDequeueCount());
            equal(null, seen.getReceiptHandle());
            equal(seen.getEnqueueTime(), seen.getFirstDequeueTime());
          }
        });
    suite.works("ReceiveMessage", "all of a message", this::receive);
    suite.works(
        "ReceiveMessage",
        "waits for what comes",
        () -> {
          var queue = suite.freshQueue();
          var waiting = queue.asyncPopMessage(20, null);
          queue.putMessage(new Message(TEXT));
          equal(TEXT, waiting.getResult().getMessageBodyAsString());
        });
    suite.works(
        "DeleteMessage",
        "by the handle of a receive",
        () -> {
          var queue = suite.freshQueue();
          queue.putMessage(new Message(TEXT));
          queue.deleteMessage(queue.popMessage().getReceiptHandle());
          equal(0L, queue.getAttributes().getInactiveMessages());
        });
    suite.works(
        "ChangeMessageVisibility",
        "gives a new handle",
        () -> {
          var queue = suite.freshQueue();
          queue.putMessage(new Message(TEXT));
          var received = queue.popMessage();
          var changed = queue.changeMessageVisibility(received.getReceiptHandle(), 100);
          check(
              changed
                  .getNextVisibleTime()
                  .toInstant()
                  .isAfter(received.getNextVisibleTime().toInstant()),
              "later");
          var again = queue.changeMessageVisibilityTimeout(changed.getReceiptHandle(), 200);
          queue.deleteMessage(again);
        });
    suite.works("ChangeMessageVisibility", "commits a half message", this::halfMessage);
  }

  private void receive() throws Exception {
    var queue = suite.freshQueue();
    var sent = queue.putMessage(new Message(TEXT));
    var received = queue.popMessage();
    equal(sent.getMessageId(), received.getMessageId());
    equal(DIGEST_OF_BASE64, received.getMessageBodyMD5());
    equal(TEXT, received.getMessageBodyAsString());
    equal(8, received.getPriority());
    equal(1, received.getDequeueCount());
    // Milliseconds on the wire, of which the client makes a date.
    Suite.justNow(received.getEnqueueTime().toInstant());
    Suite.almostEqual(
        Duration.ofSeconds(30),
        Duration.between(
            received.getFirstDequeueTime().toInstant(), received.getNextVisibleTime().toInstant()));
    queue.deleteMessage(received.getReceiptHandle());
  }

  private void halfMessage() throws Exception {
    var meta = new QueueMeta();
    meta.setQueueName(suite.settings().prefix() + "half");
    var queue = suite.client().createTransQueue(meta);
    try {
      var half = queue.sendPrepareMessage(new Message("half"));
      equal(null, queue.getInnerQueue().popMessage());
      queue.commitMessage(half);
      equal("half", queue.getInnerQueue().popMessage(10).getMessageBodyAsString());
      queue.rollbackMessage(queue.sendPrepareMessage(new Message("other half")));
    } finally {
      queue.stopCheckThread();
      queue.delete();
    }
  }
}
