package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.mns.client.AsyncResult;
import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.common.BatchDeleteException;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.model.AccountAttributes;
import com.aliyun.mns.model.ErrorMessageResult;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.Message.MessageBodyType;
import com.aliyun.mns.model.QueueMeta;
import dev.cuepost.queue.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's own Java client, aliyun-sdk-mns 1.1.9, over every operation on queues. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Timeout(30)
class OfficialClientTest {
  private SmqServer server;
  private MNSClient client;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    server = SmqServer.start(directory, TimeSource.system());
    client =
        new CloudAccount(SmqServer.KEY.id(), SmqServer.KEY.secret(), server.endpoint())
            .getMNSClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void a_queue_lives_from_create_to_delete() {
    var meta = new QueueMeta();
    meta.setQueueName("q");
    meta.setPollingWaitSeconds(15);
    meta.setMaxMessageSize(2048L);
    var queue = client.createQueue(meta);
    assertThat(queue.getQueueURL()).isEqualTo(server.endpoint() + "/queues/q");
    assertThat(queue.isQueueExist()).isTrue();

    var attributes = queue.getAttributes();
    assertThat(attributes.getQueueName()).isEqualTo("q");
    assertThat(attributes.getPollingWaitSeconds()).isEqualTo(15);
    assertThat(attributes.getMaxMessageSize()).isEqualTo(2048);
    assertThat(attributes.getMessageRetentionPeriod()).isEqualTo(345_600);
    assertThat(attributes.getCreateTime()).isNotNull();

    var change = new QueueMeta();
    change.setQueueName("q");
    change.setVisibilityTimeout(60L);
    change.setLoggingEnabled(true);
    queue.setAttributes(change);
    assertThat(queue.getAttributes().getVisibilityTimeout()).isEqualTo(60);
    assertThat(queue.getAttributes().getPollingWaitSeconds()).isEqualTo(15);
    assertThat(queue.getAttributes().isLoggingEnabled()).isTrue();

    queue.delete();
    queue.delete();
    assertThat(queue.isQueueExist()).isFalse();
  }

  @Test
  void creating_a_queue_returns_its_address_both_times() {
    var queue = client.getQueueRef("q");
    assertThat(queue.create()).isEqualTo(server.endpoint() + "/queues/q");
    assertThat(queue.create()).isEqualTo(server.endpoint() + "/queues/q");
    assertThat(client.getQueueRef(queue.getQueueURL()).isQueueExist()).isTrue();
  }

  @Test
  void a_message_is_sent_seen_received_and_deleted() {
    var queue = queue();
    var sent = queue.putMessage(new Message("I am 测试字符串."));
    assertThat(sent.getMessageId()).isNotEmpty();
    assertThat(sent.getMessageBodyMD5()).isEqualTo("A9B134C465C384F49EB89A6E3870D996");
    assertThat(sent.getRequestId()).matches("[0-9A-F]{24}");

    var seen = queue.peekMessage();
    assertThat(seen.getMessageId()).isEqualTo(sent.getMessageId());
    assertThat(seen.getDequeueCount()).isZero();

    var received = queue.popMessage();
    assertThat(received.getMessageBodyAsString()).isEqualTo("I am 测试字符串.");
    assertThat(received.getPriority()).isEqualTo(8);
    assertThat(received.getDequeueCount()).isEqualTo(1);
    assertThat(received.getNextVisibleTime()).isAfter(received.getFirstDequeueTime());
    queue.deleteMessage(received.getReceiptHandle());
    assertThat(queue.popMessage()).isNull();
    assertThat(queue.peekMessage()).isNull();
  }

  @Test
  void raw_text_goes_through_as_it_is() {
    var message = new Message();
    message.setMessageBody("<a>&\"'\r\n 测试", MessageBodyType.RAW_STRING);
    message.setPriority(1);
    var queue = queue();
    queue.putMessage(message);
    var received = queue.popMessage(0);
    assertThat(received.getMessageBodyAsRawString()).isEqualTo("<a>&\"'\r\n 测试");
    assertThat(received.getPriority()).isEqualTo(1);
  }

  @Test
  void batches_are_sent_seen_received_and_deleted() {
    var queue = queue();
    var sent = queue.batchPutMessage(messages(16));
    assertThat(sent).hasSize(16).extracting(Message::getMessageId).doesNotHaveDuplicates();
    assertThat(queue.batchPeekMessage(16)).hasSize(16);
    var received = queue.batchPopMessage(16);
    assertThat(received)
        .extracting(Message::getMessageBodyAsString)
        .containsExactlyElementsOf(IntStream.range(0, 16).mapToObj(i -> "m" + i).toList());
    queue.batchDeleteMessage(received.stream().map(Message::getReceiptHandle).toList());
    assertThat(queue.batchPopMessage(16)).isNull();
    assertThat(queue.batchPeekMessage(16)).isNull();
    assertThat(queue.getAttributes().getInactiveMessages()).isZero();
  }

  @Test
  void a_waiting_receive_gets_the_message_that_comes() throws Exception {
    var queue = queue();
    AsyncResult<List<Message>> waiting = queue.asyncBatchPopMessage(16, 20, null);
    queue.putMessage(new Message("late"));
    assertThat(waiting.getResult(20_000))
        .extracting(Message::getMessageBodyAsString)
        .containsExactly("late");
  }

  @Test
  void a_waiting_receive_ends_empty_handed() {
    assertThat(queue().batchPopMessage(16, 1)).isNull();
    assertThat(queue().popMessage(1)).isNull();
  }

  @Test
  void changing_visibility_gives_a_handle_that_deletes() {
    var queue = queue();
    queue.putMessage(new Message("a"));
    var received = queue.popMessage();
    var changed = queue.changeMessageVisibility(received.getReceiptHandle(), 100);
    assertThat(changed.getNextVisibleTime()).isAfter(received.getNextVisibleTime());
    var again = queue.changeMessageVisibilityTimeout(changed.getReceiptHandle(), 200);
    queue.deleteMessage(again);
    assertThat(queue.getAttributes().getInactiveMessages()).isZero();
  }

  @Test
  void a_delayed_message_can_be_taken_back_or_released_early() {
    var queue = queue();
    var message = new Message("delayed");
    message.setDelaySeconds(600);
    var back = queue.putMessage(message);
    var soon = queue.putMessage(message);
    assertThat(queue.popMessage()).isNull();
    queue.deleteMessage(back.getReceiptHandle());
    queue.changeMessageVisibility(soon.getReceiptHandle(), 1);
    assertThat(queue.popMessage(10).getMessageId()).isEqualTo(soon.getMessageId());
    assertThat(queue.popMessage()).isNull();
  }

  @Test
  void a_half_message_becomes_whole_by_its_commit() throws Exception {
    var meta = new QueueMeta();
    meta.setQueueName("half");
    var queue = client.createTransQueue(meta);
    try {
      var half = queue.sendPrepareMessage(new Message("half"));
      assertThat(queue.getInnerQueue().popMessage()).isNull();
      queue.commitMessage(half);
      assertThat(queue.getInnerQueue().popMessage(10).getMessageBodyAsString()).isEqualTo("half");
    } finally {
      queue.stopCheckThread();
    }
  }

  @Test
  void handles_that_fail_in_a_batch_are_told_one_by_one() {
    var queue = queue();
    queue.batchPutMessage(messages(2));
    var received = queue.batchPopMessage(2);
    var used = received.getFirst().getReceiptHandle();
    queue.deleteMessage(used);
    var failure =
        catchThrowableOfType(
            BatchDeleteException.class,
            () ->
                queue.batchDeleteMessage(
                    List.of(used, received.getLast().getReceiptHandle(), "nobody's")));
    assertThat(failure.getErrorMessages()).hasSize(2);
    assertThat(failure.getErrorMessages())
        .extractingByKeys(used, "nobody's")
        .extracting(ErrorMessageResult::getErrorCode)
        .containsExactly("MessageNotExist", "ReceiptHandleError");
  }

  @Test
  void errors_arrive_with_code_request_id_and_host() {
    var failure =
        catchThrowableOfType(
            ServiceException.class, () -> client.getQueueRef("no").putMessage(new Message("a")));
    assertThat(failure.getErrorCode()).isEqualTo("QueueNotExist");
    assertThat(failure.getRequestId()).matches("[0-9A-F]{24}");
    assertThat(failure.getHostId()).isEqualTo(server.endpoint());
  }

  @Test
  void every_refusal_is_a_service_exception_of_its_code() {
    var queue = queue();
    var tooShort = new QueueMeta();
    tooShort.setQueueName("p");
    tooShort.setMessageRetentionPeriod(1L);
    var other = new QueueMeta();
    other.setQueueName("q");
    other.setDelaySeconds(5L);
    assertRefused("InvalidArgument", () -> client.createQueue(tooShort));
    assertRefused("QueueAlreadyExist", () -> client.createQueue(other));
    assertRefused("InvalidQueueName", () -> client.getQueueRef("q_1").create());
    assertRefused("QueueNameLengthError", () -> client.getQueueRef("q".repeat(200)).create());
    assertRefused("InvalidArgument", () -> queue.batchPutMessage(messages(17)));
    assertRefused("InvalidArgument", () -> queue.batchPopMessage(17));
    assertRefused("InvalidArgument", () -> queue.popMessage(31));
    assertRefused("InvalidArgument", () -> queue.putMessage(new Message("a".repeat(65_536))));
    assertRefused("ReceiptHandleError", () -> queue.deleteMessage("nobody's"));
    assertRefused("InvalidArgument", () -> queue.changeMessageVisibility("x", 0));
    var wrongKey = new CloudAccount("testKey", "wrong", server.endpoint()).getMNSClient();
    assertRefused("SignatureDoesNotMatch", () -> wrongKey.getQueueRef("q").popMessage());
  }

  @Test
  void queues_are_listed_page_by_page() {
    for (int i = 0; i < 5; i++) {
      client.getQueueRef("list-" + i).create();
    }
    client.getQueueRef("other").create();
    var urls = new ArrayList<String>();
    String marker = "";
    while (marker != null) {
      var page = client.listQueueURL("list-", marker, 2);
      urls.addAll(page.getResult());
      marker = page.getMarker();
    }
    assertThat(urls).hasSize(5).first().isEqualTo(server.endpoint() + "/queues/list-0");
    var full = client.listQueue("other", "", 10);
    assertThat(full.getResult()).extracting(QueueMeta::getQueueName).containsExactly("other");
    assertThat(full.getResult().getFirst().getVisibilityTimeout()).isEqualTo(30);
    assertThat(client.listQueue("nothing", "", 10)).isNull();
  }

  @Test
  void the_accounts_attributes_are_kept_and_the_service_is_open() {
    var attributes = new AccountAttributes();
    attributes.setLoggingBucket("logs");
    client.SetAccountAttributes(attributes);
    assertThat(client.GetAccountAttributes().getLoggingBucket()).isEqualTo("logs");
    assertThat(client.openService().getOrderId()).isNotEmpty();
  }

  private CloudQueue queue() {
    var queue = client.getQueueRef("q");
    queue.create();
    return queue;
  }

  private static List<Message> messages(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Message("m" + i)).toList();
  }

  private static void assertRefused(String code, Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            ServiceException.class, refusal -> assertThat(refusal.getErrorCode()).isEqualTo(code));
  }
}
