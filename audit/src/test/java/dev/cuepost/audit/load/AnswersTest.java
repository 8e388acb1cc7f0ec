package dev.cuepost.audit.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a client understands a server: what was done, what was not, and what nobody knows. */
class AnswersTest {
  private static final String MESSAGE =
      "<Message><MessageId>1</MessageId><MessageBodyMD5>AB</MessageBodyMD5>"
          + "<MessageBody>key.1 &lt;&amp;&gt; 测试</MessageBody>%s<DequeueCount>2</DequeueCount>"
          + "</Message>";
  private static final String LEASE =
      "<ReceiptHandle>h-1</ReceiptHandle><NextVisibleTime>1790299748877</NextVisibleTime>";

  @Test
  void a_received_message_tells_key_digest_and_lease() throws Exception {
    var seen = (Answer.Seen) Answers.seen(reply(200, MESSAGE.formatted(LEASE)));
    var message = seen.messages().getFirst();
    assertThat(message.key()).isEqualTo("key.1");
    assertThat(message.md5()).isEqualTo(new Body("key.1 <&> 测试").md5());
    assertThat(message.toldMd5()).isEqualTo("AB");
    assertThat(message.dequeueCount()).isEqualTo(2);
    assertThat(message.lease().orElseThrow().until())
        .isEqualTo(Instant.ofEpochMilli(1_790_299_748_877L));
  }

  @Test
  void a_peeked_message_has_no_lease() throws Exception {
    var seen =
        (Answer.Seen)
            Answers.seen(reply(200, "<Messages>" + MESSAGE.formatted("") + "</Messages>"));
    assertThat(seen.messages().getFirst().lease()).isEmpty();
  }

  @Test
  void an_empty_queue_is_an_answer_and_no_failure() throws Exception {
    assertThat(Answers.seen(error(404, "MessageNotExist"))).isEqualTo(new Answer.Seen(List.of()));
    assertThat(Answers.seen(error(404, "QueueNotExist")))
        .isEqualTo(new Answer.Failed("QueueNotExist"));
  }

  @Test
  void a_fault_of_the_server_says_nothing_about_the_outcome() throws Exception {
    assertThat(Answers.sent(error(500, "InternalError")))
        .isEqualTo(new Answer.Unknown("InternalError"));
    assertThat(Answers.deleted(new Reply(503, Optional.empty())))
        .isEqualTo(new Answer.Unknown("status 503"));
  }

  @Test
  void each_message_of_a_batch_was_sent_or_not_for_itself() throws Exception {
    var answer =
        Answers.sent(
            reply(
                500,
                "<Messages><Message><ErrorCode>InternalError</ErrorCode></Message>"
                    + "<Message><MessageId>1</MessageId><MessageBodyMD5>AB</MessageBodyMD5>"
                    + "<ReceiptHandle>h</ReceiptHandle></Message></Messages>"));
    assertThat(answer)
        .isEqualTo(
            new Answer.Sent(
                List.of(
                    new SendResult.Rejected("InternalError"),
                    new SendResult.Accepted("1", "AB", Optional.of("h")))));
  }

  @Test
  void each_handle_of_a_batch_was_accepted_or_not_for_itself() throws Exception {
    assertThat(
            Answers.deleted(
                reply(
                    404,
                    "<Errors><Error><ErrorCode>MessageNotExist</ErrorCode>"
                        + "<ReceiptHandle>h</ReceiptHandle></Error></Errors>")))
        .isEqualTo(new Answer.Deleted(Map.of("h", "MessageNotExist")));
    assertThat(Answers.deleted(new Reply(204, Optional.empty())))
        .isEqualTo(new Answer.Deleted(Map.of()));
    assertThat(Answers.deleted(error(404, "MessageNotExist")))
        .isEqualTo(new Answer.Failed("MessageNotExist"));
  }

  @Test
  void a_change_of_visibility_gives_a_new_handle() throws Exception {
    assertThat(Answers.hidden(reply(200, "<ChangeVisibility>" + LEASE + "</ChangeVisibility>")))
        .isEqualTo(new Answer.Hidden("h-1", Instant.ofEpochMilli(1_790_299_748_877L)));
  }

  @Test
  void an_answer_that_is_not_by_the_protocol_is_garbled() {
    assertThatThrownBy(() -> Answers.sent(reply(201, "<Message/>")))
        .isInstanceOf(GarbledAnswer.class);
    assertThatThrownBy(() -> XmlDocument.read("<Message>".getBytes(UTF_8)))
        .isInstanceOf(GarbledAnswer.class);
  }

  private static Reply error(int status, String code) throws GarbledAnswer {
    return reply(status, "<Error><Code>%s</Code></Error>".formatted(code));
  }

  private static Reply reply(int status, String document) throws GarbledAnswer {
    return new Reply(status, Optional.of(XmlDocument.read(document.getBytes(UTF_8))));
  }
}
