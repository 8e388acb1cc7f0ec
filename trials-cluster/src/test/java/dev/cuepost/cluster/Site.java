package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.mns.model.QueueMeta;
import dev.cuepost.cluster.Node.Place;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.server.Clip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** Servers that share everything, each at an address of its own, and what they share. */
final class Site implements AutoCloseable {
  /** The address by which media URLs name objects, whichever node is asked. */
  static final String OBJECTS = "http://objects.test:8701";

  private static final List<String> SHARED = List.of("format", "credentials", "master-key");

  private final Path directory;
  private final S3Server storage;
  private final String bucket = "cluster-" + System.nanoTime();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();
  private final int network = ThreadLocalRandom.current().nextInt(1, 250);

  /**
   * @param directory empty
   * @param storage in which a bucket is made
   */
  Site(Path directory, S3Server storage) {
    this.directory = directory;
    this.storage = storage;
    storage.make(bucket);
  }

  Path directory() {
    return directory;
  }

  /** The port of the storage, at 127.0.0.1. */
  int storagePort() {
    return storage.network().port();
  }

  /** Says where the state and the queues are, for nodes that start from now on. */
  void configure(String state, String queues) throws IOException {
    configure(state, queues, "127.0.0.1:" + storagePort());
  }

  /**
   * The same with another way to the storage.
   *
   * @param s3 host and port
   */
  void configure(String state, String queues, String s3) throws IOException {
    S3Bucket objects = storage.bucket(bucket);
    Files.writeString(
        configuration(),
        """
        state.database = %s
        state.connections = 6
        queues.database = %s
        queues.connections = 6
        objects.s3.bucket = %s
        objects.s3.endpoint = http://%s
        objects.s3.prefix = %s
        objects.url = %s
        media.workers = 1
        openapi.throttling = false
        %s
        """
            .formatted(
                state,
                queues,
                objects.bucket(),
                s3,
                objects.prefix(),
                OBJECTS,
                String.join("\n", settings)));
  }

  /** One more line of the configuration that is written next. */
  void set(String line) {
    settings.add(line);
  }

  Path configuration() {
    return directory.resolve("cuepost.properties");
  }

  /** Starts one more node at a loopback address that nobody else has. */
  Node begin(String... options) throws IOException {
    return begin(loopback(), options);
  }

  /** An address for the next node. */
  Place loopback() {
    return Place.at("127.9.%d.%d".formatted(network, nodes.size() + 1));
  }

  /** Starts one more node there; the first one makes what all others get a copy of. */
  Node begin(Place place, String... options) throws IOException {
    Path data = Files.createDirectory(directory.resolve("node" + nodes.size()));
    if (!nodes.isEmpty()) {
      for (String file : SHARED) {
        Files.copy(nodes.getFirst().data().resolve(file), data.resolve(file));
      }
    }
    List<String> words = new ArrayList<>(List.of("--config", configuration().toString()));
    words.addAll(List.of(options));
    Node node = Node.start(place, data, words);
    nodes.add(node);
    endpoints.add(Endpoint.of(node, key()));
    return node;
  }

  Node node(int number) {
    return nodes.get(number);
  }

  Endpoint endpoint(int number) {
    return endpoints.get(number);
  }

  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** Any of the nodes, by chance. */
  Endpoint any(SplittableRandom chance) {
    return endpoints.get(chance.nextInt(endpoints.size()));
  }

  /** The account's own key. */
  AccessKey key() throws IOException {
    Map<String, String> told = new HashMap<>();
    for (String line : Files.readAllLines(nodes.getFirst().data().resolve("credentials"))) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2) {
        told.put(pair[0].strip(), pair[1].strip());
      }
    }
    return new AccessKey(
        told.getOrDefault("CUEPOST_ACCESS_KEY_ID", ""),
        told.getOrDefault("CUEPOST_ACCESS_KEY_SECRET", ""),
        told.getOrDefault("CUEPOST_ACCOUNT_ID", ""));
  }

  /** Makes a queue whose messages are held for so many seconds. */
  void makeQueue(String name, long visibilitySeconds) {
    var meta = new QueueMeta();
    meta.setQueueName(name);
    meta.setVisibilityTimeout(visibilitySeconds);
    endpoints.getFirst().queues().createQueue(meta);
  }

  /** Puts a film into the bucket of first steps and returns its URL. */
  String putClip(HttpClient http, int seconds) throws IOException, InterruptedException {
    byte[] film = Files.readAllBytes(Clip.in(directory, seconds));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    String path = "/demo/clip.mp4";
    String signature =
        OssSignature.sign(
            key().secret(),
            OssSignature.stringToSign(
                new OssSignature.Request("PUT", Map.of("date", date), path, Map.of())));
    var request =
        HttpRequest.newBuilder(URI.create("http://" + nodes.getFirst().objects() + path))
            .header("Date", date)
            .header("Authorization", "OSS " + key().id() + ":" + signature)
            .PUT(BodyPublishers.ofByteArray(film))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString(UTF_8)).statusCode()).isEqualTo(200);
    return OBJECTS + path;
  }

  @Override
  public void close() {
    endpoints.forEach(Endpoint::close);
    nodes.forEach(Node::close);
  }
}
