package dev.cuepost.clients;

import static dev.cuepost.clients.Suite.equal;

import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.Message.MessageBodyType;
import com.aliyun.mns.model.QueueMeta;
import java.util.List;
import java.util.function.Consumer;

/** What the server refuses, as far as the client lets it come to that. */
final class RefusedCases {
  private final Suite suite;
  private final MNSClient client;

  RefusedCases(Suite suite) {
    this.suite = suite;
    this.client = suite.client();
  }

  void run() {
    keys();
    queues();
    messages();
    handles();
  }

  private void keys() {
    var settings = suite.settings();
    refusedTo("InvalidAuthorizationHeader", "an id that is none", settings.withKey("a b", "s"));
    refusedTo("InvalidAccessKeyId", "an unknown key", settings.withKey("nobody", "s"));
    refusedTo("InvalidAccessKeyId", "a token that is not the key's", settings.withToken("token"));
    refusedTo(
        "SignatureDoesNotMatch", "a wrong secret", settings.withKey(settings.keyId(), "wrong"));
    refusedTo("AccessDenied", "the host of another account", settings.inTheCloud("42"));
  }

  private void refusedTo(String code, String what, Settings settings) {
    suite.refused(
        code,
        what,
        () -> {
          var other = Sdk.connect(settings);
          try {
            other.getQueueRef("q").getAttributes();
          } finally {
            other.close();
          }
        });
  }

  private void queues() {
    suite.refused(
        "QueueAlreadyExist",
        "another of the same name",
        () -> {
          var meta = suite.metaOfFreshQueue();
          meta.setDelaySeconds(5L);
          client.createQueue(meta);
        });
    suite.refused("InvalidQueueName", "an underscore", () -> client.getQueueRef("q_1").create());
    suite.refused(
        "QueueNameLengthError",
        "121 characters",
        () -> client.getQueueRef("q".repeat(121)).create());
    // It comes before the content is sent, which must not make the client lose it.
    Suite.Steps strayed = () -> client.getQueueRef("q/other").create();
    suite.refused(
        "InvalidRequestURL",
        "a path of no shape, each time of 50",
        () -> {
          for (int i = 1; i < 50; i++) {
            equal("InvalidRequestURL", Suite.codeOf(strayed));
          }
          strayed.run();
        });
    suite.refused(
        "QueueNotExist", "GetQueueAttributes", () -> client.getQueueRef("no").getAttributes());
    suite.refused(
        "QueueNotExist",
        "SetQueueAttributes",
        () -> {
          var meta = new QueueMeta();
          meta.setQueueName("no");
          client.getQueueRef("no").setAttributes(meta);
        });
    outside("DelaySeconds", meta -> meta.setDelaySeconds(604_801L));
    outside("MaximumMessageSize", meta -> meta.setMaxMessageSize(1_023L));
    outside("MessageRetentionPeriod", meta -> meta.setMessageRetentionPeriod(59L));
    outside("VisibilityTimeout", meta -> meta.setVisibilityTimeout(0L));
    outside("PollingWaitSeconds", meta -> meta.setPollingWaitSeconds(31));
    suite.refused("InvalidArgument", "a page of 1001", () -> client.listQueueURL("", "", 1_001));
    suite.refused("InvalidArgument", "a marker of nobody", () -> client.listQueueURL("", "$", 1));
  }

  private void outside(String attribute, Consumer<QueueMeta> change) {
    suite.refused(
        "InvalidArgument",
        attribute + " out of range",
        () -> {
          var meta = suite.metaOfFreshQueue();
          change.accept(meta);
          client.getQueueRef(meta.getQueueName()).setAttributes(meta);
        });
  }

  private void messages() {
    var no = client.getQueueRef("no");
    suite.refused("QueueNotExist", "SendMessage", () -> no.putMessage(new Message("a")));
    suite.refused(
        "QueueNotExist", "BatchSendMessage", () -> no.batchPutMessage(BatchCases.messages(2)));
    suite.refused("QueueNotExist", "ReceiveMessage", no::popMessage);
    suite.refused("QueueNotExist", "BatchReceiveMessage", () -> no.batchPopMessage(2));
    suite.refused("QueueNotExist", "PeekMessage", no::peekMessage);
    suite.refused("QueueNotExist", "BatchPeekMessage", () -> no.batchPeekMessage(2));
    suite.refused("QueueNotExist", "DeleteMessage", () -> no.deleteMessage("x"));
    suite.refused("QueueNotExist", "BatchDeleteMessage", () -> no.batchDeleteMessage(List.of("x")));
    suite.refused(
        "QueueNotExist", "ChangeMessageVisibility", () -> no.changeMessageVisibility("x", 1));
    // The client makes "no message" of this error.
    suite.works("ReceiveMessage", "of nothing", () -> equal(null, suite.freshQueue().popMessage()));
    suite.works(
        "ReceiveMessage",
        "of nothing, waiting",
        () -> equal(null, suite.freshQueue().popMessage(1)));
    suite.works(
        "BatchReceiveMessage",
        "of nothing",
        () -> equal(null, suite.freshQueue().batchPopMessage(16, 0)));
    suite.works("PeekMessage", "of nothing", () -> equal(null, suite.freshQueue().peekMessage()));
    suite.works(
        "BatchPeekMessage",
        "of nothing",
        () -> equal(null, suite.freshQueue().batchPeekMessage(16)));
    suite.refused(
        "InvalidArgument",
        "a body of 65537 bytes",
        () -> {
          var message = new Message();
          message.setMessageBody("a".repeat(65_537), MessageBodyType.RAW_STRING);
          suite.freshQueue().putMessage(message);
        });
    suite.refused(
        "InvalidArgument", "no body", () -> suite.freshQueue().putMessage(new Message("")));
    suite.refused(
        "InvalidArgument",
        "a priority of 17",
        () -> {
          var message = new Message("a");
          message.setPriority(17);
          suite.freshQueue().putMessage(message);
        });
    suite.refused(
        "InvalidArgument",
        "a delay of more than 7 days",
        () -> {
          var message = new Message("a");
          message.setDelaySeconds(604_801);
          suite.freshQueue().putMessage(message);
        });
    suite.refused(
        "InvalidArgument",
        "17 to send",
        () -> suite.freshQueue().batchPutMessage(BatchCases.messages(17)));
    suite.refused("InvalidArgument", "17 to receive", () -> suite.freshQueue().batchPopMessage(17));
    suite.refused("InvalidArgument", "17 to see", () -> suite.freshQueue().batchPeekMessage(17));
    suite.refused("InvalidArgument", "a wait of 31 s", () -> suite.freshQueue().popMessage(31));
  }

  private void handles() {
    suite.refused(
        "MessageNotExist",
        "a handle that was used",
        () -> {
          var queue = suite.freshQueue();
          queue.putMessage(new Message("a"));
          var handle = queue.popMessage().getReceiptHandle();
          queue.deleteMessage(handle);
          queue.deleteMessage(handle);
        });
    suite.refused(
        "MessageNotExist",
        "visibility of a message that is gone",
        () -> {
          var queue = suite.freshQueue();
          queue.putMessage(new Message("a"));
          var handle = queue.popMessage().getReceiptHandle();
          queue.deleteMessage(handle);
          queue.changeMessageVisibility(handle, 1);
        });
    suite.refused(
        "ReceiptHandleError",
        "DeleteMessage",
        () -> suite.freshQueue().deleteMessage("1-ODU4OTkzNDU5My0xNDM1MTk3NjAwLTItNg=="));
    suite.refused(
        "ReceiptHandleError",
        "ChangeMessageVisibility",
        () -> suite.freshQueue().changeMessageVisibility("nobodys", 1));
    suite.refused(
        "ReceiptHandleError",
        "the handle of another queue",
        () -> {
          var queue = suite.freshQueue();
          queue.putMessage(new Message("a"));
          suite.freshQueue().deleteMessage(queue.popMessage().getReceiptHandle());
        });
    suite.refused(
        "MissingReceiptHandle", "DeleteMessage", () -> suite.freshQueue().deleteMessage(""));
    suite.refused(
        "InvalidArgument",
        "17 to delete",
        () ->
            suite
                .freshQueue()
                .batchDeleteMessage(
                    BatchCases.messages(17).stream()
                        .map(Message::getMessageBodyAsString)
                        .toList()));
    suite.refused(
        "InvalidArgument",
        "visibility for 0 s",
        () -> suite.freshQueue().changeMessageVisibility("x", 0));
    suite.refused(
        "InvalidArgument",
        "visibility for more than 12 h",
        () -> suite.freshQueue().changeMessageVisibility("x", 43_201));
  }
}
