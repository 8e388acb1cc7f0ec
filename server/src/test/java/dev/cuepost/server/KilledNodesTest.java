package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers on one database under load: each is killed and started again, then the database's
 * primary is killed and its standby takes over. Nothing that was acknowledged is lost, nothing that
 * was deleted comes back, and the end of every job is told.
 *
 * <p>It takes minutes; {@code -Dcluster.rounds=N} for more of it.
 */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class KilledNodesTest {
  private static final int NODES = 3;
  private static final int ROUNDS = Integer.getInteger("cluster.rounds", 1);
  private static final int MORE = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OBJECTS = "http://objects.test:8701";
  private static final String EVENTS = "ice-callback-ends";
  private static final Pattern BODY = Pattern.compile("<MessageBody>([^<]*)<");
  private static final Pattern JOB = Pattern.compile("\"JobId\":\"([0-9a-f]{32})\"");

  private final S3Server storage;
  private @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<Customer> customers = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();

  /** A delete was asked for, and nobody knows what came of it. */
  private final Set<String> perhapsDeleted = ConcurrentHashMap.newKeySet();

  private final Set<String> seenAgain = ConcurrentHashMap.newKeySet();
  private final Set<String> submitted = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  KilledNodesTest(S3Server storage) {
    this.storage = storage;
  }

  @Test
  void nothing_acknowledged_is_lost_whoever_is_killed() throws Exception {
    storage.make("cluster");
    HttpServer receiver = receiver();
    PostgresServer primary =
        PostgresServer.start(Files.createDirectory(directory.resolve("p0")), "fsync=off");
    primary.create("cuepost");
    try {
      configure(primary, primary);
      for (int node = 0; node < NODES; node++) {
        begin(node);
      }
      furnish();
      List<Thread> load = load(receiver);
      for (int round = 1; round <= ROUNDS; round++) {
        PostgresServer standby =
            primary.follow(Files.createDirectory(directory.resolve("p" + round)), "s" + round);
        configure(primary, standby);
        primary.tell("alter system set synchronous_standby_names = 'ANY 1 (s%d)'".formatted(round));
        primary.tell("select pg_reload_conf()");
        for (NodeProcess node : nodes) {
          awaitMore();
          node.kill();
          awaitMore();
          node.startAgain();
        }
        awaitMore();
        primary.kill();
        standby.tell("select pg_promote()");
        // It waits for nobody until it has a standby of its own.
        standby.tell("alter system set synchronous_standby_names = ''");
        standby.tell("select pg_reload_conf()");
        awaitMore();
        primary = standby;
      }
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
      audit();
      System.out.printf(
          "killed nodes: %d sent, %d deleted, %d perhaps, %d jobs%n",
          sent.size(), deleted.size(), perhapsDeleted.size(), submitted.size());
    } finally {
      over.set(true);
      nodes.forEach(NodeProcess::close);
      primary.close();
      receiver.stop(0);
      http.close();
    }
  }

  /** Hears of the ends of half of the jobs. */
  private HttpServer receiver() throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          hear(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private void hear(String event) {
    JOB.matcher(event.replace("\\", "")).results().forEach(found -> told.add(found.group(1)));
  }

  private void configure(PostgresServer primary, PostgresServer standby) throws IOException {
    String database =
        "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/cuepost?user=postgres&targetServerType=primary"
            .formatted(primary.port(), standby.port());
    S3Bucket bucket = storage.bucket("cluster");
    Files.writeString(
        directory.resolve("cuepost.properties"),
        """
        state.database = %1$s
        state.connections = 6
        queues.database = %1$s
        queues.connections = 6
        objects.s3.bucket = %2$s
        objects.s3.endpoint = %3$s
        objects.s3.prefix = %4$s
        objects.url = %5$s
        media.workers = 1
        openapi.throttling = false
        """
            .formatted(
                database,
                bucket.bucket(),
                bucket.endpoint().orElseThrow(),
                bucket.prefix(),
                OBJECTS));
  }

  private void begin(int number) throws IOException {
    Path data = Files.createDirectory(directory.resolve("node" + number));
    if (number > 0) {
      for (String file : List.of("format", "credentials", "master-key")) {
        Files.copy(directory.resolve("node0").resolve(file), data.resolve(file));
      }
    }
    NodeProcess node =
        NodeProcess.start(data, directory.resolve("cuepost.properties"), freePort(), freePort());
    nodes.add(node);
    customers.add(
        new Customer(
            http,
            Credentials.open(
                    directory.resolve("node0/credentials"), System::getenv, new SecureRandom())
                .rootKey(),
            URI.create("http://127.0.0.1:" + node.port()),
            URI.create("http://127.0.0.1:" + node.ossPort())));
  }

  /** Below the ports that machines give to outgoing connections: it must stay free. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var _ = new ServerSocket(port)) {
        return port;
      } catch (IOException _) {
        // Somebody has it.
      }
    }
  }

  private void furnish() throws IOException, InterruptedException {
    Customer one = customers.getFirst();
    one.smq("PUT", "/queues/orders", "<Queue><VisibilityTimeout>2</VisibilityTimeout></Queue>");
    one.smq("PUT", "/queues/" + EVENTS, "<Queue/>");
    byte[] clip = Files.readAllBytes(Clip.in(directory));
    assertThat(one.oss("PUT", "/demo/clip.mp4", clip).status()).isEqualTo(200);
  }

  private List<Thread> load(HttpServer receiver) {
    String hook = "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
    List<Runnable> work =
        List.of(
            this::send, this::send, this::receive, this::receive, () -> submit(hook), this::listen);
    return work.stream()
        .map(one ->
            Thread.startVirtualThread(() -> {
              while (!over.get()) {
                try {
                  one.run();
                } catch (AssertionError _) {
                  // The server is gone, or the connection to it.
                  pause(50);
                }
              }
            }))
        .toList();
  }

  private Customer any() {
    return customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void send() {
    String body = "m" + numbers.incrementAndGet();
    Customer.Answer answer =
        any()
            .smq(
                "POST",
                "/queues/orders/messages",
                "<Message><MessageBody>%s</MessageBody></Message>".formatted(body));
    if (answer.status() == 201) {
      sent.add(body);
    }
    pause(25);
  }

  private void receive() {
    Customer.Answer message = any().smq("GET", "/queues/orders/messages?waitseconds=1");
    if (message.status() != 200) {
      pause(20);
      return;
    }
    String body = message.value("MessageBody");
    if (deleted.contains(body)) {
      seenAgain.add(body);
    }
    perhapsDeleted.add(body);
    Customer.Answer gone =
        any()
            .smq(
                "DELETE",
                "/queues/orders/messages?ReceiptHandle=" + message.value("ReceiptHandle"));
    if (gone.status() == 204) {
      deleted.add(body);
      perhapsDeleted.remove(body);
    }
  }

  private void submit(String hook) {
    int number = numbers.incrementAndGet();
    String address = number % 2 == 0 ? hook : EVENTS;
    Customer.Answer answer =
        any()
            .ims(
                "SubmitMediaProducingJob",
                Map.of(
                    "Timeline",
                    """
                    {"VideoTracks":[{"VideoTrackClips":[{"MediaURL":"%s/demo/clip.mp4"}]}]}\
                    """
                        .formatted(OBJECTS),
                    "OutputMediaConfig",
                    "{\"MediaURL\":\"%s/demo/out-%d.mp4\",\"Width\":160,\"Height\":128}"
                        .formatted(OBJECTS, number),
                    "UserData",
                    "{\"NotifyAddress\":\"%s\"}".formatted(address)));
    if (answer.status() == 200) {
      submitted.add(answer.value("JobId"));
    } else if (answer.status() < 500) {
      refused.add(answer.body());
    }
    pause(4_000);
  }

  /** Hears of the ends of the other half. */
  private void listen() {
    Customer.Answer event = any().smq("GET", "/queues/%s/messages?waitseconds=2".formatted(EVENTS));
    if (event.status() != 200) {
      pause(20);
      return;
    }
    hear(new String(Base64.getDecoder().decode(event.value("MessageBody")), UTF_8));
    any()
        .smq(
            "DELETE",
            "/queues/%s/messages?ReceiptHandle=%s".formatted(EVENTS, event.value("ReceiptHandle")));
  }

  private void awaitMore() {
    int before = sent.size();
    int deletedBefore = deleted.size();
    await()
        .atMost(PATIENCE)
        .until(() -> sent.size() > before + MORE && deleted.size() > deletedBefore + MORE / 4);
  }

  private void audit() {
    assertThat(refused).isEmpty();
    await("the end of every job is told")
        .atMost(PATIENCE)
        .until(() -> {
          listen();
          return told.containsAll(submitted);
        });
    assertThat(submitted).isNotEmpty();
    for (String job : submitted) {
      assertThat(any().ims("GetMediaProducingJob", Map.of("JobId", job)).value("Status"))
          .isEqualTo("Success");
    }
    Set<String> there = new HashSet<>();
    Set<String> owed = new HashSet<>(sent);
    owed.removeAll(deleted);
    owed.removeAll(perhapsDeleted);
    await("what was acknowledged is there")
        .atMost(PATIENCE)
        .until(() -> {
          for (int look = 0; look < 20; look++) {
            String some =
                any().smq("GET", "/queues/orders/messages?numOfMessages=16&waitseconds=0").body();
            BODY.matcher(some).results().forEach(found -> there.add(found.group(1)));
          }
          return there.containsAll(owed);
        });
    assertThat(there).as("deleted and seen again").doesNotContainAnyElementsOf(deleted);
    assertThat(seenAgain).as("deleted and seen again").isEmpty();
  }
}
