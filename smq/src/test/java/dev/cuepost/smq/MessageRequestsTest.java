package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.queue.Draft;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests about the messages of the queue {@code q}. */
class MessageRequestsTest extends ProtocolTest {
  private static final String MESSAGES = "/queues/q/messages";

  @BeforeEach
  void create() {
    createQueue("q");
  }

  @Test
  void a_sent_message_is_told_by_id_and_digest_of_its_text() {
    var answer = sendMessage("I am 测试字符串.");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.element("MessageId")).matches("[0-9A-F]{32}");
    assertThat(answer.element("MessageBodyMD5")).isEqualTo("9D75198CAA17528AB23790C1861987AF");
    assertThat(answer.elements("ReceiptHandle")).isEmpty();
  }

  @Test
  void a_received_message_has_all_nine_elements_in_the_services_order() {
    var id = sendMessage("hi").element("MessageId");
    clock.advance(Duration.ofMillis(377));
    var answer = call("GET", MESSAGES);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.element("ReceiptHandle")).matches("[A-Za-z0-9+/=._-]{1,200}");
    assertThat(answer.body())
        .isEqualTo(
            """
            <?xml version="1.0" ?>
            <Message xmlns="http://mns.aliyuncs.com/doc/v1">
              <MessageId>%s</MessageId>
              <MessageBodyMD5>49F68A5C8493EC2C0BF489821C21FC3B</MessageBodyMD5>
              <MessageBody>hi</MessageBody>
              <ReceiptHandle>%s</ReceiptHandle>
              <EnqueueTime>1795305600000</EnqueueTime>
              <FirstDequeueTime>1795305600377</FirstDequeueTime>
              <NextVisibleTime>1795305630377</NextVisibleTime>
              <DequeueCount>1</DequeueCount>
              <Priority>8</Priority>
            </Message>
            """
                .formatted(id, answer.element("ReceiptHandle")));
  }

  @Test
  void a_peeked_message_has_no_handle_and_no_next_visible_time() {
    sendMessage("hi");
    var answer = call("GET", MESSAGES + "?peekonly=true&waitseconds=99");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.elements("ReceiptHandle")).isEmpty();
    assertThat(answer.elements("NextVisibleTime")).isEmpty();
    assertThat(answer.element("DequeueCount")).isEqualTo("0");
    assertThat(answer.element("FirstDequeueTime")).isEqualTo(answer.element("EnqueueTime"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?peekonly=true", "?numOfMessages=16", "?peekonly=true&numOfMessages=1"})
  void nothing_to_receive_or_see_is_an_error(String query) {
    assertThat(call("GET", MESSAGES + query).outcome()).isEqualTo("404 MessageNotExist");
  }

  @Test
  void a_number_of_messages_asks_for_a_list_even_of_one() {
    sendMessage("a");
    sendMessage("b");
    assertThat(call("GET", MESSAGES + "?peekonly=true&numofmessages=1").body())
        .contains("<Messages ");
    var answer = call("GET", MESSAGES + "?numOfMessages=16");
    assertThat(answer.body()).contains("<Messages ");
    assertThat(answer.elements("MessageBody")).containsExactly("a", "b");
  }

  @Test
  void a_batch_is_told_in_its_own_order() {
    var answer =
        call(
            "POST",
            MESSAGES,
            "<Messages><Message><MessageBody>hi</MessageBody><Priority>16</Priority></Message>"
                + "<Message><MessageBody>I am 测试字符串.</MessageBody></Message></Messages>");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).contains("<Messages ");
    assertThat(answer.elements("MessageBodyMD5"))
        .containsExactly("49F68A5C8493EC2C0BF489821C21FC3B", "9D75198CAA17528AB23790C1861987AF");
    assertThat(call("GET", MESSAGES + "?numOfMessages=2").elements("Priority"))
        .containsExactly("8", "16");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17})
  void a_batch_is_of_1_to_16_messages(int size) {
    var message = "<Message><MessageBody>a</MessageBody></Message>";
    assertThat(
            call("POST", MESSAGES, "<Messages>" + message.repeat(size) + "</Messages>").outcome())
        .isEqualTo("400 InvalidArgument");
    assertThat(call("POST", MESSAGES, "<Messages>" + message.repeat(16) + "</Messages>").status())
        .isEqualTo(201);
  }

  @Test
  void a_batch_is_of_65536_bytes_at_most() {
    var half = "<Message><MessageBody>" + "a".repeat(32_768) + "</MessageBody></Message>";
    var more = "<Message><MessageBody>b</MessageBody></Message>";
    assertThat(call("POST", MESSAGES, "<Messages>" + half + half + more + "</Messages>").outcome())
        .isEqualTo("400 InvalidArgument");
    assertThat(call("POST", MESSAGES, "<Messages>" + half + half + "</Messages>").status())
        .isEqualTo(201);
  }

  @Test
  void a_batch_with_one_wrong_message_is_refused_whole() {
    assertThat(
            call(
                    "POST",
                    MESSAGES,
                    "<Messages><Message><MessageBody>a</MessageBody></Message><Message/></Messages>")
                .outcome())
        .isEqualTo("400 InvalidArgument");
    assertThat(call("GET", MESSAGES).outcome()).isEqualTo("404 MessageNotExist");
  }

  @Test
  void a_body_is_as_long_as_its_queue_allows_in_bytes() {
    call(
        "PUT",
        "/queues/q?metaoverride=true",
        "<Queue><MaximumMessageSize>1024</MaximumMessageSize></Queue>");
    assertThat(sendMessage("ä".repeat(512)).status()).isEqualTo(201);
    var answer = sendMessage("ä".repeat(512) + "a");
    assertThat(answer.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(answer.element("Message"))
        .isEqualTo("The value of MessageBody should between 1 and 1024 bytes.");
  }

  @Test
  void a_body_is_1_to_65536_bytes_long() {
    assertThat(sendMessage("").outcome()).isEqualTo("400 InvalidArgument");
    assertThat(sendMessage("a".repeat(65_537)).outcome()).isEqualTo("400 InvalidArgument");
    assertThat(sendMessage("&lt;".repeat(65_536)).status()).isEqualTo(201);
  }

  @Test
  void a_body_comes_back_as_it_was_sent() {
    sendMessage(" &lt;a b=\"1\"&gt;&amp;]]&gt;\t\n&#13;\uD83D\uDE00 ");
    assertThat(call("GET", MESSAGES).element("MessageBody"))
        .isEqualTo(" &lt;a b=\"1\"&gt;&amp;]]&gt;\t\n&#13;\uD83D\uDE00 ");
  }

  @Test
  void characters_that_xml_cannot_carry_are_replaced() {
    var body = "a\u0000b\uFFFEc";
    server.engine().send(SmqServer.OWNER.queue("q"), List.of(Draft.of(body)));
    assertThat(call("GET", MESSAGES).element("MessageBody")).isEqualTo("a\uFFFDb\uFFFDc");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "16, 16", "0, 8", "'', 8"})
  void a_priority_is_1_to_16_and_8_when_not_set(String sent, String kept) {
    call("POST", MESSAGES, withElement("Priority", sent));
    assertThat(call("GET", MESSAGES).element("Priority")).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "Priority, 17",
    "Priority, -1",
    "Priority, high",
    "DelaySeconds, -1",
    "DelaySeconds, 604801",
    "DelaySeconds, soon",
  })
  void the_numbers_of_a_message_are_held_to_their_ranges(String name, String value) {
    assertThat(call("POST", MESSAGES, withElement(name, value)).outcome())
        .isEqualTo("400 InvalidArgument");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<Queue/>", "<Message/>", "<Message><MessageBody><a/></MessageBody></Message>"})
  void a_message_of_another_structure_is_refused(String body) {
    var answer = call("POST", MESSAGES, body);
    assertThat(answer.outcome()).isEqualTo("400 InvalidArgument");
    assertThat(answer.element("Message")).contains("did not validate against our published schema");
  }

  @Test
  void sending_needs_the_queue() {
    assertThat(call("POST", "/queues/no/messages", withElement("Priority", "1")).outcome())
        .isEqualTo("404 QueueNotExist");
  }

  @Test
  void an_explicit_delay_overrides_the_queues_own() {
    call("PUT", "/queues/q?metaoverride=true", "<Queue><DelaySeconds>9</DelaySeconds></Queue>");
    assertThat(sendMessage("late").element("ReceiptHandle")).isNotEmpty();
    assertThat(call("POST", MESSAGES, withElement("DelaySeconds", "0")).element("ReceiptHandle"))
        .isEmpty();
    assertThat(call("GET", MESSAGES + "?numOfMessages=2").elements("MessageBody"))
        .containsExactly("a");
    clock.advance(Duration.ofSeconds(9));
    assertThat(call("GET", MESSAGES).element("MessageBody")).isEqualTo("late");
  }

  @Test
  void a_delayed_message_can_be_taken_back_or_released_by_the_handle_of_its_sending() {
    var back = call("POST", MESSAGES, withElement("DelaySeconds", "600")).element("ReceiptHandle");
    var soon = call("POST", MESSAGES, withElement("DelaySeconds", "600")).element("ReceiptHandle");
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=" + back).outcome()).isEqualTo("204");
    assertThat(call("PUT", MESSAGES + "?ReceiptHandle=" + soon + "&VisibilityTimeout=1").status())
        .isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(call("GET", MESSAGES + "?numOfMessages=16").elements("MessageBody"))
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numOfMessages=0",
        "numOfMessages=17",
        "numOfMessages=x",
        "numOfMessages=",
        "waitseconds=-1",
        "waitseconds=31",
        "waitseconds=x"
      })
  void the_parameters_of_a_receive_are_held_to_their_ranges(String query) {
    assertThat(call("GET", MESSAGES + "?" + query).outcome()).isEqualTo("400 InvalidArgument");
  }

  @Test
  void a_deleted_message_is_gone_and_its_handle_used_up() {
    sendMessage("a");
    var target = MESSAGES + "?receipthandle=" + receiveHandle();
    assertThat(call("DELETE", target).outcome()).isEqualTo("204");
    assertThat(call("DELETE", target).outcome()).isEqualTo("404 MessageNotExist");
  }

  @Test
  void a_handle_may_come_percent_escaped() {
    sendMessage("a");
    var escaped = new StringBuilder();
    receiveHandle().chars().forEach(c -> escaped.append("%%%02x".formatted(c)));
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=" + escaped).outcome()).isEqualTo("204");
  }

  @Test
  void a_handle_expires_with_its_visibility_timeout_and_by_a_later_receive() {
    sendMessage("a");
    var first = receiveHandle();
    clock.advance(Duration.ofSeconds(30));
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=" + first).outcome())
        .isEqualTo("404 MessageNotExist");
    var second = call("GET", MESSAGES);
    assertThat(second.element("DequeueCount")).isEqualTo("2");
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=" + first).outcome())
        .isEqualTo("404 MessageNotExist");
    assertThat(
            call("DELETE", MESSAGES + "?ReceiptHandle=" + second.element("ReceiptHandle"))
                .outcome())
        .isEqualTo("204");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-ODU4OTkzNDU5My0xNDM1MTk3NjAwLTItNg==", "+/=", "%00%ff"})
  void a_handle_of_nobody_is_refused(String handle) {
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=" + handle).outcome())
        .isEqualTo("400 ReceiptHandleError");
    assertThat(
            call("PUT", MESSAGES + "?ReceiptHandle=" + handle + "&VisibilityTimeout=1").outcome())
        .isEqualTo("400 ReceiptHandleError");
  }

  @Test
  void a_handle_of_another_queue_is_refused() {
    createQueue("p");
    sendMessage("a");
    assertThat(call("DELETE", "/queues/p/messages?ReceiptHandle=" + receiveHandle()).outcome())
        .isEqualTo("400 ReceiptHandleError");
  }

  @Test
  void deleting_needs_a_handle() {
    assertThat(call("DELETE", MESSAGES).outcome()).isEqualTo("400 MissingReceiptHandle");
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=").outcome())
        .isEqualTo("400 MissingReceiptHandle");
  }

  @Test
  void a_batch_of_deletes_names_the_handles_that_failed() {
    sendMessage("a");
    sendMessage("b");
    var good = receiveHandle();
    var used = receiveHandle();
    call("DELETE", MESSAGES + "?ReceiptHandle=" + used);
    var answer = call("DELETE", MESSAGES, handles(good, "no&lt;handle", used));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("<Errors xmlns=\"http://mns.aliyuncs.com/doc/v1\">");
    assertThat(answer.elements("ErrorCode"))
        .containsExactly("ReceiptHandleError", "MessageNotExist");
    assertThat(answer.elements("ReceiptHandle")).containsExactly("no&lt;handle", used);
    assertThat(call("GET", "/queues/q").element("InactiveMessages")).isEqualTo("0");
  }

  @Test
  void a_batch_of_deletes_that_all_worked_is_done() {
    sendMessage("a");
    sendMessage("b");
    assertThat(call("DELETE", MESSAGES, handles(receiveHandle(), receiveHandle())).outcome())
        .isEqualTo("204");
  }

  @Test
  void a_batch_of_deletes_is_of_1_to_16_handles_of_an_existing_queue() {
    assertThat(call("DELETE", MESSAGES, handles()).outcome()).isEqualTo("400 InvalidArgument");
    assertThat(call("DELETE", MESSAGES, handles(new String[17])).outcome())
        .isEqualTo("400 InvalidArgument");
    assertThat(call("DELETE", MESSAGES, "<Handles/>").outcome()).isEqualTo("400 InvalidArgument");
    assertThat(call("DELETE", MESSAGES, "<").outcome()).isEqualTo("400 MalformedXML");
    assertThat(call("DELETE", "/queues/no/messages", handles("x")).outcome())
        .isEqualTo("404 QueueNotExist");
  }

  @Test
  void changing_visibility_gives_a_new_handle_and_counts_from_now() {
    sendMessage("a");
    var first = receiveHandle();
    clock.advance(Duration.ofSeconds(10));
    var changed = call("PUT", MESSAGES + "?ReceiptHandle=" + first + "&VisibilityTimeout=60");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body()).contains("<ChangeVisibility ");
    assertThat(changed.element("NextVisibleTime")).isEqualTo("1795305670000");
    assertThat(changed.element("ReceiptHandle")).isNotEqualTo(first);
    clock.advance(Duration.ofSeconds(59));
    assertThat(call("GET", MESSAGES).outcome()).isEqualTo("404 MessageNotExist");
    assertThat(
            call("DELETE", MESSAGES + "?ReceiptHandle=" + changed.element("ReceiptHandle"))
                .outcome())
        .isEqualTo("204");
  }

  @Test
  void the_handle_before_a_change_of_visibility_still_deletes() {
    sendMessage("a");
    var first = receiveHandle();
    call("PUT", MESSAGES + "?ReceiptHandle=" + first + "&VisibilityTimeout=60");
    assertThat(call("DELETE", MESSAGES + "?ReceiptHandle=" + first).outcome()).isEqualTo("204");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400 MissingReceiptHandle",
    "VisibilityTimeout=1, 400 MissingReceiptHandle",
    "ReceiptHandle=x, 400 MissingVisibilityTimeout",
    "ReceiptHandle=x&VisibilityTimeout=, 400 MissingVisibilityTimeout",
    "ReceiptHandle=&VisibilityTimeout=1, 400 MissingReceiptHandle",
    "ReceiptHandle=x&VisibilityTimeout=0, 400 InvalidArgument",
    "ReceiptHandle=x&VisibilityTimeout=43201, 400 InvalidArgument",
    "ReceiptHandle=x&VisibilityTimeout=x, 400 InvalidArgument",
  })
  void changing_visibility_needs_a_handle_and_a_timeout_in_range(String query, String outcome) {
    assertThat(call("PUT", MESSAGES + "?" + query).outcome()).isEqualTo(outcome);
  }

  private static String withElement(String name, String value) {
    return "<Message><MessageBody>a</MessageBody><%1$s>%2$s</%1$s></Message>"
        .formatted(name, value);
  }

  private static String handles(String... handles) {
    var body = new StringBuilder("<ReceiptHandles>");
    for (var handle : handles) {
      body.append("<ReceiptHandle>").append(handle).append("</ReceiptHandle>");
    }
    return body.append("</ReceiptHandles>").toString();
  }
}
