package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.server.Customer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole server with two accounts, the second of which meets nothing of the first. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class TwoAccountsTest {
  private static final String MESSAGE = "<Message><MessageBody>%s</MessageBody></Message>";

  private static TwoCustomers both;
  private static Customer one;
  private static Customer two;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    both = TwoCustomers.start(directory, "cn-shanghai");
    one = both.one();
    two = both.two();
  }

  @AfterAll
  static void stop() {
    both.close();
  }

  @Test
  void queues_of_one_name_hold_messages_of_their_own() {
    assertThat(one.smq("PUT", "/queues/twin", "<Queue/>").status()).isEqualTo(201);
    assertThat(two.smq("PUT", "/queues/twin", "<Queue/>").status()).isEqualTo(201);
    assertThat(one.smq("POST", "/queues/twin/messages", MESSAGE.formatted("of one")).status())
        .isEqualTo(201);
    assertThat(two.smq("GET", "/queues/twin").value("ActiveMessages")).isEqualTo("0");
    assertThat(two.smq("GET", "/queues/twin/messages").outcome()).isEqualTo("404 MessageNotExist");
    assertThat(two.smq("GET", "/queues/twin/messages?numOfMessages=16").outcome())
        .isEqualTo("404 MessageNotExist");
    assertThat(two.smq("GET", "/queues/twin/messages?peekonly=true").outcome())
        .isEqualTo("404 MessageNotExist");
    assertThat(two.smq("GET", "/queues/twin/messages?peekonly=true&numOfMessages=9").outcome())
        .isEqualTo("404 MessageNotExist");
    two.smq("POST", "/queues/twin/messages", MESSAGE.formatted("of two"));
    Answer received = one.smq("GET", "/queues/twin/messages");
    assertThat(received.value("MessageBody")).isEqualTo("of one");
    assertThat(two.smq("GET", "/queues/twin/messages").value("MessageBody")).isEqualTo("of two");
  }

  @Test
  void a_receipt_handle_is_of_no_use_to_another_account() {
    for (Customer customer : List.of(one, two)) {
      customer.smq("PUT", "/queues/handles", "<Queue/>");
      customer.smq("POST", "/queues/handles/messages", MESSAGE.formatted("m"));
    }
    String handle = one.smq("GET", "/queues/handles/messages").value("ReceiptHandle");
    assertThat(handle).isNotEmpty();
    two.smq("DELETE", "/queues/handles/messages?ReceiptHandle=" + handle);
    two.smq(
        "DELETE",
        "/queues/handles/messages",
        "<ReceiptHandles><ReceiptHandle>%s</ReceiptHandle></ReceiptHandles>".formatted(handle));
    two.smq(
        "PUT", "/queues/handles/messages?receiptHandle=%s&visibilityTimeout=1".formatted(handle));
    assertThat(two.smq("GET", "/queues/handles").value("ActiveMessages")).isEqualTo("1");
    assertThat(one.smq("GET", "/queues/handles").value("InactiveMessages")).isEqualTo("1");
    assertThat(one.smq("DELETE", "/queues/handles/messages?ReceiptHandle=" + handle).status())
        .isEqualTo(204);
  }

  @Test
  void queues_of_another_account_are_not_there() {
    one.smq("PUT", "/queues/alone", "<Queue/>");
    one.smq("POST", "/queues/alone/messages", MESSAGE.formatted("m"));
    two.smq("PUT", "/queues/own", "<Queue/>");
    assertThat(two.smq("GET", "/queues").body()).contains("/queues/own<").doesNotContain("alone");
    assertThat(two.smq("GET", "/queues/alone").outcome()).isEqualTo("404 QueueNotExist");
    assertThat(two.smq("GET", "/queues/alone/messages").outcome()).isEqualTo("404 QueueNotExist");
    assertThat(two.smq("GET", "/queues/alone/messages?peekonly=true").outcome())
        .isEqualTo("404 QueueNotExist");
    assertThat(two.smq("POST", "/queues/alone/messages", MESSAGE.formatted("n")).outcome())
        .isEqualTo("404 QueueNotExist");
    assertThat(two.smq("PUT", "/queues/alone?metaoverride=true", "<Queue/>").outcome())
        .isEqualTo("404 QueueNotExist");
    two.smq("DELETE", "/queues/alone");
    assertThat(one.smq("GET", "/queues/alone").value("ActiveMessages")).isEqualTo("1");
    assertThat(one.smq("GET", "/queues").body()).doesNotContain("/queues/own<");
  }

  @Test
  void to_change_or_delete_a_queue_leaves_its_namesake() {
    one.smq("PUT", "/queues/namesake", "<Queue/>");
    two.smq("PUT", "/queues/namesake", "<Queue/>");
    two.smq(
        "PUT",
        "/queues/namesake?metaoverride=true",
        "<Queue><VisibilityTimeout>77</VisibilityTimeout></Queue>");
    assertThat(two.smq("GET", "/queues/namesake").value("VisibilityTimeout")).isEqualTo("77");
    assertThat(one.smq("GET", "/queues/namesake").value("VisibilityTimeout")).isEqualTo("30");
    assertThat(two.smq("DELETE", "/queues/namesake").status()).isEqualTo(204);
    assertThat(one.smq("GET", "/queues/namesake").status()).isEqualTo(200);
  }

  @Test
  void each_account_has_attributes_of_its_own() {
    one.smq(
        "PUT", "/?accountmeta=true", "<Account><LoggingBucket>of-one</LoggingBucket></Account>");
    assertThat(two.smq("GET", "/?accountmeta=true").value("LoggingBucket")).isEmpty();
    two.smq(
        "PUT", "/?accountmeta=true", "<Account><LoggingBucket>of-two</LoggingBucket></Account>");
    assertThat(one.smq("GET", "/?accountmeta=true").value("LoggingBucket")).isEqualTo("of-one");
  }

  @Test
  void buckets_are_listed_and_read_by_their_owner_alone() {
    assertThat(one.oss("PUT", "/of-one").status()).isEqualTo(200);
    assertThat(one.oss("PUT", "/of-one/a.txt", "mine").status()).isEqualTo(200);
    assertThat(two.oss("PUT", "/of-two").status()).isEqualTo(200);
    assertThat(two.oss("GET", "/of-two").body()).doesNotContain("a.txt");
    assertThat(one.oss("GET", "/of-one/a.txt").body()).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /kept/a.txt, 403",
    "HEAD,   /kept/a.txt, 403",
    "PUT,    /kept/a.txt, 403",
    "PUT,    /kept/b.txt, 403",
    "DELETE, /kept/a.txt, 403",
    "GET,    /kept,       403",
    "HEAD,   /kept,       403",
    "GET,    /kept?acl,   403",
    "PUT,    /kept,       409",
    "PUT,    /demo/b.txt, 403",
    "GET,    /demo,       403"
  })
  void the_second_account_is_kept_out_of_the_buckets_of_the_first(
      String method, String path, int status) {
    one.oss("PUT", "/kept");
    one.oss("PUT", "/kept/a.txt", "mine");
    String kept = listing(one.oss("GET", "/kept"));
    String body = method.equals("PUT") && path.endsWith(".txt") ? "theirs" : "";
    assertThat(two.oss(method, path, body).status()).isEqualTo(status);
    assertThat(listing(one.oss("GET", "/kept"))).isEqualTo(kept).contains("a.txt");
    assertThat(one.oss("GET", "/kept/a.txt").body()).isEqualTo("mine");
    assertThat(one.oss("GET", "/demo").body()).doesNotContain("b.txt");
  }

  @Test
  void jobs_are_told_to_their_account_alone() {
    one.oss("PUT", "/renders");
    Answer submitted = submit(one, "/renders");
    assertThat(submitted.outcome()).isEqualTo("200");
    Map<String, String> job = Map.of("JobId", submitted.value("JobId"));
    assertThat(one.ims("GetMediaProducingJob", job).value("JobId"))
        .isEqualTo(submitted.value("JobId"));
    assertThat(two.ims("GetMediaProducingJob", job).outcome()).isEqualTo("404 JobNotFound");
    assertThat(two.ims("ListMediaProducingJobs", Map.of()).body())
        .doesNotContain(submitted.value("JobId"));
    assertThat(one.ims("ListMediaProducingJobs", Map.of()).body())
        .contains(submitted.value("JobId"));
  }

  @Test
  void the_token_of_a_list_leads_nobody_into_another_accounts_jobs() {
    one.oss("PUT", "/pages");
    String first = submit(one, "/pages").value("JobId");
    String second = submit(one, "/pages").value("JobId");
    String token = one.ims("ListMediaProducingJobs", Map.of("MaxResults", "1")).value("NextToken");
    assertThat(token).isNotEmpty();
    assertThat(two.ims("ListMediaProducingJobs", Map.of("NextToken", token)).body())
        .doesNotContain(first, second);
  }

  @Test
  void nobody_renders_into_a_bucket_of_another_account() {
    one.oss("PUT", "/guarded");
    Answer refused = submit(two, "/guarded");
    assertThat(refused.outcome()).isEqualTo("400 InvalidParameter");
    assertThat(refused.value("Message")).contains("there is no bucket guarded of this account");
  }

  @Test
  void nobody_renders_out_of_a_private_bucket_of_another_account() {
    one.oss("PUT", "/sources");
    one.oss("PUT", "/sources/secret.mp4", "not for others");
    two.oss("PUT", "/target");
    Answer submitted =
        submit(
            two,
            "/target",
            "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s/sources/secret.mp4\"}]}]}"
                .formatted(two.objects()));
    assertThat(submitted.outcome()).isEqualTo("200");
    Map<String, String> job = Map.of("JobId", submitted.value("JobId"));
    await().until(() -> two.ims("GetMediaProducingJob", job).value("Status").equals("Failed"));
    assertThat(two.ims("GetMediaProducingJob", job).body())
        .contains("the bucket sources is not readable");
  }

  @Test
  void each_account_says_for_itself_where_events_go_and_they_go_there() {
    one.oss("PUT", "/eventful");
    one.smq("PUT", "/queues/ice-callback-events", "<Queue/>");
    two.smq("PUT", "/queues/ice-callback-events", "<Queue/>");
    two.ims("SetEventCallback", callback("https://two.example.test/hook"));
    Map<String, String> toQueue =
        Map.of(
            "CallbackType", "MNS",
            "CallbackQueueName", "ice-callback-events",
            "EventTypeList", "ProduceMediaComplete");
    assertThat(one.ims("SetEventCallback", toQueue).outcome()).isEqualTo("200");
    assertThat(two.ims("GetEventCallback", Map.of()).value("CallbackURL"))
        .isEqualTo("https://two.example.test/hook");
    two.ims("SetEventCallback", toQueue);
    two.ims("SetEventCallback", callback("https://two.example.test/other"));
    assertThat(one.ims("GetEventCallback", Map.of()).value("CallbackQueueName"))
        .isEqualTo("ice-callback-events");

    String jobId = submit(one, "/eventful").value("JobId");
    await().until(() -> nextEvent().contains(jobId));
    assertThat(two.smq("GET", "/queues/ice-callback-events").value("ActiveMessages"))
        .isEqualTo("0");
  }

  private static String nextEvent() {
    Answer event = one.smq("GET", "/queues/ice-callback-events/messages?waitseconds=10");
    return new String(Base64.getDecoder().decode(event.value("MessageBody")), UTF_8);
  }

  private static Map<String, String> callback(String url) {
    return Map.of(
        "CallbackType", "HTTP", "CallbackURL", url, "EventTypeList", "ProduceMediaComplete");
  }

  /** A job that fails soon, as its source is not there. */
  private static Answer submit(Customer customer, String bucket) {
    return submit(
        customer,
        bucket,
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s/demo/none.mp4\"}]}]}"
            .formatted(customer.objects()));
  }

  private static Answer submit(Customer customer, String bucket, String timeline) {
    return customer.ims(
        "SubmitMediaProducingJob",
        Map.of(
            "Timeline",
            timeline,
            "OutputMediaConfig",
            "{\"MediaURL\":\"%s%s/out.mp4\"}".formatted(customer.objects(), bucket)));
  }

  private static String listing(Answer answer) {
    return answer.body().replaceAll("<LastModified>[^<]*", "");
  }
}
