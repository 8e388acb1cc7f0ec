package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A data directory in which a server has worked, with something of everything, and what a server
 * must show that has all of it.
 *
 * @param path the directory
 * @param heldHandle receipt handle of a message in flight when the server ended
 * @param ann key of a user who may do all with queues
 * @param toldLate job that has ended and whose event nobody has taken yet
 * @param begun job that was worked on when the server ended
 * @param waiting job that waited for its turn
 */
record UsedDirectory(
    Path path, String heldHandle, AccessKey ann, String toldLate, String begun, String waiting) {
  static final int MANY = 600;
  private static final String RAM = "2015-05-01";
  private static final String VOD = "2017-03-21";

  /** Starts a server on it, uses it and ends it. */
  static UsedDirectory make(Path path, LateReceiver receiver) throws IOException {
    var settings =
        new Settings()
            .set("data", path.toString())
            .set("port", "0")
            .set("oss-port", "0")
            .set("media.workers", "1");
    try (Server server = Server.start(settings.read());
        HttpClient http = HttpClient.newHttpClient()) {
      return use(path, customer(server, path, http), receiver);
    }
  }

  static Customer customer(Server server, Path data, HttpClient http) {
    Map<String, String> endpoints = server.endpoints();
    return new Customer(
        http,
        Credentials.open(data.resolve("credentials"), System::getenv, new SecureRandom()).rootKey(),
        URI.create(endpoints.getOrDefault("api", "")),
        URI.create(endpoints.getOrDefault("objects", "")));
  }

  private static UsedDirectory use(Path path, Customer owner, LateReceiver receiver) {
    String held = sendMessages(owner);
    done(owner.oss("PUT", "/demo/hello.txt", "hello"));
    done(owner.oss("PUT", "/demo/empty", ""));
    done(owner.oss("PUT", "/archive"));
    done(owner.oss("PUT", "/archive/old.txt", "long ago"));
    done(owner.rpc(RAM, "CreateUser", Map.of("UserName", "ann")));
    Customer.Answer key = done(owner.rpc(RAM, "CreateAccessKey", Map.of("UserName", "ann")));
    done(
        owner.rpc(
            RAM,
            "AttachPolicyToUser",
            Map.of(
                "PolicyType", "System", "PolicyName", "AliyunMNSFullAccess", "UserName", "ann")));
    done(owner.rpc(VOD, "AddCategory", Map.of("CateName", "films")));
    done(
        owner.ims(
            "SetEventCallback",
            Map.of(
                "CallbackType", "HTTP",
                "CallbackURL", receiver.address("/events"),
                "EventTypeList", "ProduceMediaComplete",
                "AuthSwitch", "on",
                "AuthKey", "Secret0123456789")));
    String toldLate = submit(owner, "oss://demo/none.mp4");
    await().until(() -> receiver.asked() == 1);
    String begun = submit(owner, receiver.address("/first.mp4"));
    await().until(() -> receiver.asked() >= 2);
    String waiting = submit(owner, receiver.address("/second.mp4"));
    return new UsedDirectory(
        path,
        held,
        new AccessKey(
            key.value("AccessKeyId"), key.value("AccessKeySecret"), owner.key().account()),
        toldLate,
        begun,
        waiting);
  }

  /** Returns the handle of the one that is held. */
  private static String sendMessages(Customer owner) {
    done(
        owner.smq(
            "PUT",
            "/queues/orders",
            "<Queue><VisibilityTimeout>3600</VisibilityTimeout><MaximumMessageSize>2048</MaximumMessageSize></Queue>"));
    send(owner, "orders", "<MessageBody>%s</MessageBody>".formatted(text("held")));
    String held = done(owner.smq("GET", "/queues/orders/messages")).value("ReceiptHandle");
    send(owner, "orders", "<MessageBody>%s</MessageBody>".formatted(text("eight")));
    send(
        owner,
        "orders",
        "<MessageBody>%s</MessageBody><Priority>1</Priority>".formatted(text("first")));
    send(
        owner,
        "orders",
        "<MessageBody>%s</MessageBody><DelaySeconds>3600</DelaySeconds>".formatted(text("late")));
    done(owner.smq("PUT", "/queues/many", "<Queue/>"));
    for (int sent = 0; sent < MANY; sent += 15) {
      var batch = new StringBuilder("<Messages>");
      for (int i = sent; i < sent + 15; i++) {
        batch
            .append("<Message><MessageBody>")
            .append(text("m" + i))
            .append("</MessageBody></Message>");
      }
      done(owner.smq("POST", "/queues/many/messages", batch + "</Messages>"));
    }
    done(owner.smq("PUT", "/queues/empty", "<Queue/>"));
    return held;
  }

  private static void send(Customer owner, String queue, String message) {
    done(
        owner.smq(
            "POST",
            "/queues/%s/messages".formatted(queue),
            "<Message>%s</Message>".formatted(message)));
  }

  private static String submit(Customer owner, String source) {
    return done(owner.ims(
            "SubmitMediaProducingJob",
            Map.of(
                "Timeline",
                "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\"}]}]}"
                    .formatted(source),
                "OutputMediaConfig",
                "{\"MediaURL\":\"http://demo.oss-cn-shanghai.cuepost.test/film.mp4\"}")))
        .value("JobId");
  }

  private static Customer.Answer done(Customer.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private static String text(String message) {
    return Base64.getEncoder().encodeToString(message.getBytes(UTF_8));
  }

  /**
   * Looks whether a server has all of it and goes on with it.
   *
   * @param receiver was opened before the server began
   */
  void isShownBy(Customer owner, LateReceiver receiver) {
    assertThat(owner.smq("GET", "/queues/orders").body())
        .contains("<ActiveMessages>2<", "<InactiveMessages>1<", "<DelayMessages>1<")
        .contains("<VisibilityTimeout>3600<", "<MaximumMessageSize>2048<");
    assertThat(owner.smq("GET", "/queues/many").body())
        .contains("<ActiveMessages>%d<".formatted(MANY));
    assertThat(owner.smq("GET", "/queues/empty").body()).contains("<ActiveMessages>0<");
    assertThat(owner.smq("DELETE", "/queues/orders/messages?ReceiptHandle=" + heldHandle).outcome())
        .startsWith("400 ");
    var theirs = new Customer(owner.http(), ann, owner.api(), owner.objects());
    assertThat(received(theirs, "orders")).isEqualTo(text("first"));
    assertThat(received(theirs, "orders")).isEqualTo(text("eight"));
    for (int i = 0; i < 20; i++) {
      assertThat(received(theirs, "many")).isEqualTo(text("m" + i));
    }
    assertThat(owner.oss("GET", "/demo/hello.txt").body()).isEqualTo("hello");
    assertThat(owner.oss("GET", "/demo/empty").status()).isEqualTo(200);
    assertThat(owner.oss("GET", "/archive/old.txt").body()).isEqualTo("long ago");
    assertThat(owner.rpc(VOD, "GetCategories", Map.of()).body()).contains("films");
    assertThat(owner.rpc(VOD, "AddCategory", Map.of("CateName", "series")).status()).isEqualTo(200);
    assertThat(owner.ims("GetEventCallback", Map.of()).body()).contains("Secret0123456789");
    for (String job : List.of(toldLate, begun, waiting)) {
      await(job).until(() -> receiver.heard(job));
    }
  }

  private static String received(Customer customer, String queue) {
    return done(customer.smq("GET", "/queues/%s/messages".formatted(queue))).value("MessageBody");
  }
}
