package dev.cuepost.smq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests about queues as a whole. */
class QueueRequestsTest extends ProtocolTest {
  @Test
  void a_new_queue_is_201_the_same_again_204_and_another_409() {
    var body =
        "<Queue><DelaySeconds>1</DelaySeconds><LoggingEnabled>False</LoggingEnabled></Queue>";
    var created = call("PUT", "/queues/q", body);
    var again = call("PUT", "/queues/q", body);
    assertThat(created.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(204);
    assertThat(again.header("Location")).isEqualTo(created.header("Location"));
    assertThat(call("PUT", "/queues/q").outcome()).isEqualTo("409 QueueAlreadyExist");
  }

  @Test
  void an_empty_request_and_one_that_names_the_defaults_are_the_same() {
    assertThat(call("PUT", "/queues/q", " \r\n").status()).isEqualTo(201);
    assertThat(
            call(
                    "PUT",
                    "/queues/q",
                    """
                    <Queue><DelaySeconds>0</DelaySeconds><MaximumMessageSize>65536</MaximumMessageSize>
                    <MessageRetentionPeriod>345600</MessageRetentionPeriod><PollingWaitSeconds/>
                    <VisibilityTimeout>30</VisibilityTimeout><LoggingEnabled>false</LoggingEnabled></Queue>
                    """)
                .status())
        .isEqualTo(204);
  }

  @Test
  void attributes_come_in_the_services_order_with_times_in_seconds() {
    createQueue("q");
    clock.advance(Duration.ofSeconds(5));
    call("PUT", "/queues/q?metaOverride=TRUE", "<Queue><DelaySeconds>3</DelaySeconds></Queue>");
    assertThat(call("GET", "/queues/q").body())
        .isEqualTo(
            """
            <?xml version="1.0" ?>
            <Queue xmlns="http://mns.aliyuncs.com/doc/v1">
              <QueueName>q</QueueName>
              <DelaySeconds>3</DelaySeconds>
              <MaximumMessageSize>65536</MaximumMessageSize>
              <MessageRetentionPeriod>345600</MessageRetentionPeriod>
              <VisibilityTimeout>30</VisibilityTimeout>
              <CreateTime>1795305600</CreateTime>
              <LastModifyTime>1795305605</LastModifyTime>
              <PollingWaitSeconds>0</PollingWaitSeconds>
              <ActiveMessages>0</ActiveMessages>
              <InactiveMessages>0</InactiveMessages>
              <DelayMessages>0</DelayMessages>
              <LoggingEnabled>False</LoggingEnabled>
              <MessageType>0</MessageType>
              <EnableSSE>False</EnableSSE>
            </Queue>
            """);
  }

  @Test
  void messages_are_counted_by_state() {
    createQueue("q");
    sendMessage("a");
    sendMessage("b");
    call("GET", "/queues/q/messages");
    call(
        "POST",
        "/queues/q/messages",
        "<Message><MessageBody>c</MessageBody><DelaySeconds>9</DelaySeconds></Message>");
    var answer = call("GET", "/queues/q");
    assertThat(answer.element("ActiveMessages")).isEqualTo("1");
    assertThat(answer.element("InactiveMessages")).isEqualTo("1");
    assertThat(answer.element("DelayMessages")).isEqualTo("1");
  }

  @Test
  void setting_attributes_changes_what_is_named_and_leaves_the_rest() {
    call("PUT", "/queues/q", "<Queue><DelaySeconds>3</DelaySeconds></Queue>");
    var set =
        call(
            "PUT",
            "/queues/q?metaoverride=true",
            "<Queue><PollingWaitSeconds>9</PollingWaitSeconds><LoggingEnabled>True</LoggingEnabled></Queue>");
    assertThat(set.outcome()).isEqualTo("204");
    var answer = call("GET", "/queues/q");
    assertThat(answer.element("DelaySeconds")).isEqualTo("3");
    assertThat(answer.element("PollingWaitSeconds")).isEqualTo("9");
    assertThat(answer.element("LoggingEnabled")).isEqualTo("True");
  }

  @ParameterizedTest
  @CsvSource({
    "DelaySeconds, 0, 604800, seconds",
    "MaximumMessageSize, 1024, 65536, bytes",
    "MessageRetentionPeriod, 60, 604800, seconds",
    "VisibilityTimeout, 1, 43200, seconds",
    "PollingWaitSeconds, 0, 30, seconds",
  })
  void attributes_are_held_to_their_ranges(String name, long low, long high, String unit) {
    createQueue("q");
    var element = "<Queue><%1$s>%2$s</%1$s></Queue>";
    for (var inside : new long[] {low, high}) {
      assertThat(
              call("PUT", "/queues/q?metaoverride=true", element.formatted(name, inside)).status())
          .isEqualTo(204);
      assertThat(call("GET", "/queues/q").element(name)).isEqualTo("" + inside);
    }
    for (var outside : new String[] {"" + (low - 1), "" + (high + 1), "9".repeat(30)}) {
      for (var target : new String[] {"/queues/q?metaoverride=true", "/queues/new"}) {
        var answer = call("PUT", target, element.formatted(name, outside));
        assertThat(answer.outcome()).isEqualTo("400 InvalidArgument");
        assertThat(answer.element("Message"))
            .isEqualTo("The value of %s should between %d and %d %s.", name, low, high, unit);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Topic/>",
        "<Queue><DelaySeconds>x</DelaySeconds></Queue>",
        "<Queue><DelaySeconds>1.5</DelaySeconds></Queue>",
        "<Queue><DelaySeconds><a/></DelaySeconds></Queue>",
        "<Queue><LoggingEnabled>yes</LoggingEnabled></Queue>",
      })
  void attributes_of_another_structure_or_type_are_refused(String body) {
    assertThat(call("PUT", "/queues/q", body).outcome()).isEqualTo("400 InvalidArgument");
    createQueue("q");
    assertThat(call("PUT", "/queues/q?metaoverride=true", body).outcome())
        .isEqualTo("400 InvalidArgument");
  }

  @Test
  void attributes_of_a_topic_sent_to_no_queue_find_no_queue() {
    assertThat(call("PUT", "/queues/t?metaoverride=true", "<Topic/>").outcome())
        .isEqualTo("404 QueueNotExist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-q", "q_1", "q.1", "%20", "q%2Fp", "q%C3%A4", "q+p", "%3Cq%3E"})
  void names_are_letters_digits_and_hyphens(String name) {
    assertThat(call("PUT", "/queues/" + name).outcome()).isEqualTo("400 InvalidQueueName");
    assertThat(call("GET", "/queues/" + name + "/messages").outcome())
        .isEqualTo("400 InvalidQueueName");
  }

  @Test
  void names_may_be_120_characters_long() {
    assertThat(call("PUT", "/queues/" + "1".repeat(120)).status()).isEqualTo(201);
    assertThat(call("PUT", "/queues/" + "1".repeat(121)).outcome())
        .isEqualTo("400 QueueNameLengthError");
    assertThat(call("GET", "/queues/" + "1".repeat(121)).outcome()).isEqualTo("404 QueueNotExist");
  }

  @Test
  void names_differ_by_case_and_may_be_escaped() {
    createQueue("%51-1");
    assertThat(call("GET", "/queues/Q-1").element("QueueName")).isEqualTo("Q-1");
    assertThat(call("GET", "/queues/q-1").outcome()).isEqualTo("404 QueueNotExist");
  }

  @Test
  void deleting_is_done_whether_or_not_there_was_a_queue() {
    createQueue("q");
    assertThat(call("DELETE", "/queues/q").outcome()).isEqualTo("204");
    assertThat(call("DELETE", "/queues/q").outcome()).isEqualTo("204");
    assertThat(call("GET", "/queues/q").outcome()).isEqualTo("404 QueueNotExist");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /queues/q",
    "PUT, /queues/q?metaoverride=true",
    "GET, /queues/q/messages",
    "GET, /queues/q/messages?peekonly=true",
    "DELETE, /queues/q/messages?ReceiptHandle=x",
    "PUT, /queues/q/messages?ReceiptHandle=x&VisibilityTimeout=1",
  })
  void every_operation_but_create_list_and_delete_needs_the_queue(String method, String target) {
    assertThat(call(method, target).outcome()).isEqualTo("404 QueueNotExist");
  }

  @Test
  void an_empty_list_is_a_list() {
    var answer = call("GET", "/queues");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("<Queues xmlns=\"http://mns.aliyuncs.com/doc/v1\">");
    assertThat(answer.elements("QueueURL")).isEmpty();
  }

  @Test
  void a_list_is_paged_in_order_of_names_and_marks_only_that_more_follows() {
    for (var name : new String[] {"c", "a", "e", "b", "d"}) {
      createQueue(name);
    }
    var names = new ArrayList<String>();
    var marker = "";
    do {
      var request = request("GET", "/queues").header("x-mns-ret-number", "2");
      var page = send(marker.isEmpty() ? request : request.header("x-mns-marker", marker));
      names.addAll(page.elements("QueueURL"));
      marker = page.element("NextMarker");
    } while (!marker.isEmpty());
    assertThat(names)
        .extracting(url -> url.substring(server.endpoint().length()))
        .containsExactly("/queues/a", "/queues/b", "/queues/c", "/queues/d", "/queues/e");
  }

  @Test
  void a_list_may_be_cut_to_a_prefix_and_widened_to_all_attributes() {
    createQueue("a1");
    createQueue("a2");
    createQueue("b1");
    var plain = send(request("GET", "/queues").header("x-mns-prefix", "a"));
    assertThat(plain.elements("QueueURL")).hasSize(2);
    assertThat(plain.elements("QueueName")).isEmpty();
    var full =
        send(
            request("GET", "/queues")
                .header("x-mns-prefix", "a")
                .header("x-mns-with-meta", "true"));
    assertThat(full.elements("QueueName")).containsExactly("a1", "a2");
    assertThat(full.elements("VisibilityTimeout")).containsExactly("30", "30");
  }

  @ParameterizedTest
  @CsvSource({
    "x-mns-ret-number, 0",
    "x-mns-ret-number, 1001",
    "x-mns-ret-number, many",
    "x-mns-marker, $",
  })
  void bounds_of_a_list_are_held_to_their_ranges(String header, String value) {
    assertThat(send(request("GET", "/queues").header(header, value)).outcome())
        .isEqualTo("400 InvalidArgument");
    assertThat(send(request("GET", "/queues").header("x-mns-ret-number", "1000")).status())
        .isEqualTo(200);
  }

  @Test
  void the_accounts_logging_bucket_is_kept_until_it_is_cleared() {
    var target = "/?accountmeta=true";
    assertThat(call("GET", target).body()).contains("<LoggingBucket></LoggingBucket>");
    assertThat(
            call("PUT", target, "<Account><LoggingBucket>logs</LoggingBucket></Account>").outcome())
        .isEqualTo("204");
    call("PUT", target, "<Account/>");
    assertThat(call("GET", target).element("LoggingBucket")).isEqualTo("logs");
    assertThat(send(request("GET", target).by(SmqServer.OTHER_ACCOUNT)).element("LoggingBucket"))
        .isEmpty();
    call("PUT", target, "<Account><LoggingBucket></LoggingBucket></Account>");
    assertThat(call("GET", target).element("LoggingBucket")).isEmpty();
    assertThat(
            call(
                    "PUT",
                    target,
                    "<Account><LoggingBucket>" + "b".repeat(64) + "</LoggingBucket></Account>")
                .outcome())
        .isEqualTo("400 InvalidArgument");
  }

  @Test
  void the_service_is_open() {
    var answer = call("POST", "/commonbuy/openservice");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.element("OrderId")).isNotEmpty();
  }
}
