package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.identity.AccessKey;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Something of everything that a customer can have with a server, and messages that keep coming: to
 * be found again with a server that was restored.
 */
final class Estate {
  private static final String RAM = "2015-05-01";
  private static final String EVENTS = "ice-callback-ends";
  private static final Pattern BODY = Pattern.compile("<MessageBody>([^<]*)<");

  private final Customer owner;
  private final AccessKey user;
  private final String failedJob;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private Thread load = new Thread();

  private Estate(Customer owner, AccessKey user, String failedJob) {
    this.owner = owner;
    this.user = user;
    this.failedJob = failedJob;
  }

  /**
   * Furnishes an account.
   *
   * @param jobs whether its server does jobs; then one has failed
   */
  static Estate of(Customer owner, boolean jobs) {
    owner.smq("PUT", "/queues/orders", "<Queue><VisibilityTimeout>77</VisibilityTimeout></Queue>");
    owner.smq("PUT", "/queues/" + EVENTS, "<Queue/>");
    owner.rpc(RAM, "CreateUser", Map.of("UserName", "ann"));
    Customer.Answer key = owner.rpc(RAM, "CreateAccessKey", Map.of("UserName", "ann"));
    owner.rpc(
        RAM,
        "AttachPolicyToUser",
        Map.of("PolicyType", "System", "PolicyName", "AliyunMNSFullAccess", "UserName", "ann"));
    succeed(
        owner.ims(
            "SetEventCallback",
            Map.of(
                "CallbackType", "MNS",
                "CallbackQueueName", EVENTS,
                "EventTypeList", "ProduceMediaComplete")));
    assertThat(owner.oss("PUT", "/demo/a.txt", "hello").status()).isEqualTo(200);
    assertThat(owner.oss("PUT", "/demo/gone.txt", "bye").status()).isEqualTo(200);
    assertThat(owner.oss("DELETE", "/demo/gone.txt").status()).isEqualTo(204);
    var estate =
        new Estate(
            owner,
            new AccessKey(
                key.value("AccessKeyId"), key.value("AccessKeySecret"), owner.key().account()),
            submit(owner));
    if (jobs) {
      await().until(() -> status(owner, estate.failedJob).equals("Failed"));
    }
    return estate;
  }

  /** Submits a job that fails, as its source is not there. */
  private static String submit(Customer customer) {
    Customer.Answer answer =
        customer.ims(
            "SubmitMediaProducingJob",
            Map.of(
                "Timeline",
                "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"oss://demo/none.mp4\"}]}]}",
                "OutputMediaConfig",
                "{\"MediaURL\":\"http://demo.oss-cn-shanghai.aliyuncs.com/out.mp4\"}"));
    succeed(answer);
    return answer.value("JobId");
  }

  private static String status(Customer customer, String job) {
    return customer.ims("GetMediaProducingJob", Map.of("JobId", job)).value("Status");
  }

  private static void succeed(Customer.Answer answer) {
    assertThat(answer.outcome()).isEqualTo("200");
  }

  /** Sends messages until the server is gone, and keeps in mind which were taken. */
  void load() {
    load =
        Thread.startVirtualThread(() -> {
          int number = 0;
          try {
            while (send("m" + number)) {
              acknowledged.add("m" + number++);
            }
          } catch (AssertionError _) {
            // The server is gone.
          }
        });
    awaitMore();
  }

  private boolean send(String body) {
    return owner
            .smq(
                "POST",
                "/queues/orders/messages",
                "<Message><MessageBody>%s</MessageBody></Message>".formatted(body))
            .status()
        == 201;
  }

  /** Waits until some more messages were taken. */
  void awaitMore() {
    int before = acknowledged.size();
    await().until(() -> acknowledged.size() > before + 20);
  }

  /** What was taken up to now. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Waits until no message is on its way any more, with the server gone. */
  void awaitSilence() throws InterruptedException {
    load.join();
  }

  /**
   * Looks for everything.
   *
   * @param restored the owner, at the server that was restored
   * @param owed messages that must be there
   */
  void assertThere(Customer restored, Set<String> owed) {
    assertThat(restored.key()).isEqualTo(owner.key());
    var ann = new Customer(restored.http(), user, restored.api(), restored.objects());
    assertThat(ann.smq("GET", "/queues").status()).isEqualTo(200);
    assertThat(ann.oss("PUT", "/demo/b.txt", "no").status()).isEqualTo(403);
    assertThat(restored.ims("GetEventCallback", Map.of()).value("CallbackQueueName"))
        .isEqualTo(EVENTS);
    assertThat(restored.oss("GET", "/demo/a.txt").body()).isEqualTo("hello");
    assertThat(restored.oss("GET", "/demo/gone.txt").status()).isEqualTo(404);
    assertThat(restored.smq("GET", "/queues/orders").value("VisibilityTimeout")).isEqualTo("77");

    await().until(() -> status(restored, failedJob).equals("Failed"));
    assertTold(restored, failedJob);
    assertTold(restored, submit(restored));
    assertThat(messages(restored)).containsAll(owed);
  }

  private static void assertTold(Customer customer, String job) {
    Customer.Answer event =
        customer.smq("GET", "/queues/%s/messages?waitseconds=30".formatted(EVENTS));
    assertThat(new String(Base64.getDecoder().decode(event.value("MessageBody")), UTF_8))
        .contains(job);
    String handle = event.value("ReceiptHandle");
    customer.smq("DELETE", "/queues/%s/messages?ReceiptHandle=%s".formatted(EVENTS, handle));
  }

  private static Set<String> messages(Customer customer) {
    Set<String> found = new HashSet<>();
    while (true) {
      Customer.Answer some = customer.smq("GET", "/queues/orders/messages?numOfMessages=16");
      if (some.status() != 200) {
        return found;
      }
      BODY.matcher(some.body()).results().forEach(body -> found.add(body.group(1)));
    }
  }
}
