package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share everything: what happens on one holds on the other. */
@ExtendWith(SharedS3.class)
class SharedStateTest {
  private static final String VOD = "2017-03-21";
  private static final String RAM = "2015-05-01";
  private static final String CALLBACKS = "2026-12-01";
  private static final String OBJECTS = "http://objects.test:8701";

  /** A change holds everywhere within a second; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static @TempDir Path directory;
  private static PostgresServer database;
  private static S3Bucket bucket;
  private static String address;
  private static Server first;
  private static Server second;
  private static Customer one;
  private static Customer other;

  @BeforeAll
  static void start(S3Server storage) throws IOException, InterruptedException, SQLException {
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    storage.make("shared");
    bucket = storage.bucket("shared");
    database =
        PostgresServer.start(Files.createDirectory(directory.resolve("postgres")), "fsync=off");
    address = database.create("cuepost");
    first = Server.start(settings("first").read());
    copyKeys("second");
    second = Server.start(settings("second").read());
    HttpClient http = HttpClient.newHttpClient();
    one = customer(first, http);
    other = customer(second, http);
  }

  @AfterAll
  static void stop() throws IOException {
    one.http().close();
    second.close();
    first.close();
    database.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private static Settings settings(String data) {
    return new Settings()
        .set("data", directory.resolve(data).toString())
        .set("port", "0")
        .set("oss-port", "0")
        .set("media.workers", "1")
        .set("objects.url", OBJECTS)
        .set("state.database", address)
        .set("state.connections", "8")
        .set("queues.database", address)
        .set("queues.connections", "8")
        .set("objects.s3.bucket", bucket.bucket())
        .set("objects.s3.endpoint", bucket.endpoint().orElseThrow().toString())
        .set("objects.s3.prefix", bucket.prefix());
  }

  private static void copyKeys(String data) throws IOException {
    Path to = Files.createDirectories(directory.resolve(data));
    for (String file : List.of("format", "credentials", "master-key")) {
      Files.copy(directory.resolve("first").resolve(file), to.resolve(file));
    }
  }

  private static Customer customer(Server server, HttpClient http) throws IOException {
    Map<String, String> endpoints = server.endpoints();
    return new Customer(
        http,
        Credentials.open(directory.resolve("first/credentials"), System::getenv, new SecureRandom())
            .rootKey(),
        URI.create(endpoints.getOrDefault("api", "")),
        URI.create(endpoints.getOrDefault("objects", "")));
  }

  @Test
  void a_message_an_object_and_an_attribute_are_everywhere() {
    assertThat(one.smq("PUT", "/queues/orders", "<Queue/>").status()).isEqualTo(201);
    String message = "<Message><MessageBody>aGVsbG8=</MessageBody></Message>";
    assertThat(one.smq("POST", "/queues/orders/messages", message).status()).isEqualTo(201);
    assertThat(other.smq("GET", "/queues/orders/messages").value("MessageBody"))
        .isEqualTo("aGVsbG8=");
    assertThat(one.oss("PUT", "/demo/a.txt", "hello").status()).isEqualTo(200);
    assertThat(other.oss("GET", "/demo/a.txt").body()).isEqualTo("hello");
    assertThat(other.oss("DELETE", "/demo/a.txt").status()).isEqualTo(204);
    assertThat(one.oss("GET", "/demo/a.txt").status()).isEqualTo(404);
  }

  @Test
  void a_user_a_key_and_a_policy_hold_everywhere_and_end_everywhere() {
    one.rpc(RAM, "CreateUser", Map.of("UserName", "ann"));
    Customer.Answer made = one.rpc(RAM, "CreateAccessKey", Map.of("UserName", "ann"));
    AccessKey key =
        new AccessKey(
            made.value("AccessKeyId"), made.value("AccessKeySecret"), one.key().account());
    var ann = new Customer(one.http(), key, other.api(), other.objects());
    await().atMost(SOON).until(() -> ann.smq("GET", "/queues").outcome().startsWith("403"));
    one.rpc(
        RAM,
        "AttachPolicyToUser",
        Map.of("PolicyType", "System", "PolicyName", "AliyunMNSFullAccess", "UserName", "ann"));
    await().atMost(SOON).until(() -> ann.smq("GET", "/queues").status() == 200);
    one.rpc(RAM, "DeleteAccessKey", Map.of("UserName", "ann", "UserAccessKeyId", key.id()));
    await().atMost(SOON).until(() -> ann.smq("GET", "/queues").status() != 200);
  }

  @Test
  void a_signed_call_is_performed_once_on_all_servers_together() {
    String call = one.query(RAM, "ListUsers", Map.of());
    assertThat(one.get(call).outcome()).isEqualTo("200");
    assertThat(other.get(call).outcome()).isEqualTo("400 SignatureNonceUsed");
    assertThat(one.get(call).outcome()).isEqualTo("400 SignatureNonceUsed");
  }

  @Test
  void events_of_one_server_are_told_as_was_set_on_the_other() throws Exception {
    one.smq("PUT", "/queues/ice-callback-shared", "<Queue/>");
    assertThat(
            other
                .ims(
                    "SetEventCallback",
                    Map.of(
                        "CallbackType", "MNS",
                        "CallbackQueueName", "ice-callback-shared",
                        "EventTypeList", "ProduceMediaComplete"))
                .outcome())
        .isEqualTo("200");
    await()
        .atMost(SOON)
        .until(() ->
            one.ims("GetEventCallback", Map.of())
                .value("CallbackQueueName")
                .equals("ice-callback-shared"));
    for (Customer at : List.of(one, other)) {
      Customer.Answer submitted =
          at.ims(
              "SubmitMediaProducingJob",
              Map.of(
                  "Timeline",
                  "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s/demo/none.mp4\"}]}]}"
                      .formatted(OBJECTS),
                  "OutputMediaConfig",
                  "{\"MediaURL\":\"%s/demo/out.mp4\"}".formatted(OBJECTS)));
      assertThat(submitted.outcome()).isEqualTo("200");
      await().until(() -> nextEvent("ice-callback-shared").contains(submitted.value("JobId")));
    }
  }

  @Test
  void what_is_planned_on_any_server_is_delivered_soon() {
    one.smq("PUT", "/queues/ice-callback-soon", "<Queue/>");
    for (Customer at : List.of(one, other)) {
      at.rpc(CALLBACKS, "SendTestEvent", Map.of("Target", "ice-callback-soon"));
      assertThat(nextEvent("ice-callback-soon")).contains("TestEvent");
    }
  }

  @Test
  void how_often_an_operation_may_be_called_holds_for_all_servers_together() {
    // Fifteen a second may be made, of which the other server sees one or two.
    await()
        .until(() -> {
          for (int i = 0; i < 30; i++) {
            one.rpc(VOD, "SetMessageCallback", Map.of());
          }
          return other.rpc(VOD, "SetMessageCallback", Map.of()).outcome().contains("Throttling");
        });
  }

  private static String nextEvent(String queue) {
    Customer.Answer event = one.smq("GET", "/queues/%s/messages?waitseconds=10".formatted(queue));
    one.smq(
        "DELETE",
        "/queues/%s/messages?ReceiptHandle=%s".formatted(queue, event.value("ReceiptHandle")));
    return new String(Base64.getDecoder().decode(event.value("MessageBody")), UTF_8);
  }

  @Test
  void a_server_without_the_keys_of_the_others_is_refused_in_a_sentence() throws IOException {
    assertThatThrownBy(() -> Server.start(settings("third").read()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("master-key is missing");
    copyKeys("fourth");
    Files.delete(directory.resolve("fourth/credentials"));
    assertThatThrownBy(() -> Server.start(settings("fourth").read()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("credentials is missing");
    copyKeys("fifth");
    Files.writeString(directory.resolve("fifth/master-key"), "k1 " + "A".repeat(43) + "=\n");
    assertThatThrownBy(() -> Server.start(settings("fifth").read()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is not the key file of this data");
  }

  @Test
  void a_state_that_is_shared_needs_queues_and_objects_that_are() {
    assertThatThrownBy(() -> new Settings().set("state.database", address).read())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("set queues.database and objects.s3.bucket as well");
    assertThatThrownBy(() -> new Settings().set("roles", "face").read())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("set state.database as well");
    assertThatThrownBy(() -> new Settings().set("roles", "face,cook").read())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("'cook'");
  }
}
