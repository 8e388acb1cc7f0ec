package dev.cuepost.clients;

import static dev.cuepost.clients.Suite.equal;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.MessagePropertyValue;
import com.aliyun.mns.model.MessageSystemPropertyName;
import com.aliyun.mns.model.MessageSystemPropertyValue;
import com.aliyun.mns.model.SystemPropertyType;
import java.util.List;
import java.util.Objects;

/** Message properties and groups, for the versions that have them. */
final class PropertyCases {
  private static final String OPERATION = "message properties, MessageGroupId";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Suite suite;

  PropertyCases(Suite suite) {
    this.suite = suite;
  }

  void run() {
    suite.works(
        OPERATION,
        "sent, seen and received",
        () -> {
          var queue = suite.freshQueue();
          queue.putMessage(message());
          checkAll(queue.peekMessage());
          checkAll(queue.popMessage());
        });
    suite.works(
        OPERATION,
        "in a batch",
        () -> {
          var queue = suite.freshQueue();
          queue.batchPutMessage(List.of(message(), new Message("plain")));
          checkAll(queue.batchPeekMessage(16).getFirst());
          var received = queue.batchPopMessage(16);
          checkAll(received.getFirst());
          equal(0, received.getLast().getUserProperties().size());
          equal(null, received.getLast().getMessageGroupId());
        });
    suite.refused(
        "InvalidArgument",
        "51 properties",
        () -> {
          var message = new Message("a");
          for (int i = 0; i < 51; i++) {
            message.getUserProperties().put("n" + i, new MessagePropertyValue(i));
          }
          suite.freshQueue().putMessage(message);
        });
    suite.refused(
        "InvalidArgument",
        "a property's name with a space",
        () -> {
          var message = new Message("a");
          message.getUserProperties().put("a b", new MessagePropertyValue("v"));
          suite.freshQueue().putMessage(message);
        });
    suite.refused(
        "InvalidArgument",
        "a property of the service's own",
        () -> {
          var message = new Message("a");
          message.putSystemProperty(
              MessageSystemPropertyName.DLQ_SOURCE_ARN,
              new MessageSystemPropertyValue(SystemPropertyType.STRING, "x"));
          suite.freshQueue().putMessage(message);
        });
  }

  private static Message message() {
    var message = new Message("with properties");
    var user = message.getUserProperties();
    user.put("text", new MessagePropertyValue(" <测试> "));
    user.put("number", new MessagePropertyValue(42));
    user.put("truth", new MessagePropertyValue(true));
    user.put("bytes", new MessagePropertyValue("bytes".getBytes(UTF_8)));
    message.putSystemProperty(
        MessageSystemPropertyName.TRACE_PARENT,
        new MessageSystemPropertyValue(SystemPropertyType.STRING, TRACE));
    message.setMessageGroupId("group");
    return message;
  }

  private static void checkAll(Message message) {
    equal(4, message.getUserProperties().size());
    equal(" <测试> ", property(message, "text").getStringValue());
    equal("42", property(message, "number").getStringValue());
    equal("true", property(message, "truth").getStringValue());
    equal("bytes", new String(property(message, "bytes").getBinaryValue(), UTF_8));
    equal(
        TRACE,
        message.getSystemProperty(MessageSystemPropertyName.TRACE_PARENT).getStringValueByType());
    equal("group", message.getMessageGroupId());
  }

  private static MessagePropertyValue property(Message message, String name) {
    return Objects.requireNonNull(message.getUserProperties().get(name), name);
  }
}
