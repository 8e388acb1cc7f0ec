package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The backup of several servers, taken while they run, as docs/operations.md tells it. */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
class RestoredClusterTest {
  private static final List<String> KEY_FILES = List.of("format", "master-key", "credentials");

  private final S3Server storage;
  private @TempDir Path directory;
  private PostgresServer postgres;

  RestoredClusterTest(S3Server storage) {
    this.storage = storage;
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    postgres =
        PostgresServer.start(Files.createDirectory(directory.resolve("postgres")), "fsync=off");
  }

  @AfterEach
  void stop() throws IOException {
    postgres.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void copies_of_its_databases_its_bucket_and_its_keys_are_the_cluster() throws Exception {
    storage.make("lost");
    String state = postgres.create("state");
    String queues = postgres.create("queues");
    Path backup = Files.createDirectory(directory.resolve("backup"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      Estate estate;
      Set<String> owed;
      try (Server face = start("lost", state, queues, "face,deliver")) {
        Customer customer = customer(face, http, "lost");
        estate = Estate.of(customer, false); // its job still waits when the backup is taken
        assertThat(customer.oss("PUT", "/demo/late.txt", "late").status()).isEqualTo(200);
        estate.load();
        owed = estate.acknowledged();

        postgres.dump("state", backup.resolve("state.dump"));
        estate.awaitMore();
        postgres.dump("queues", backup.resolve("queues.dump"));
        assertThat(customer.oss("DELETE", "/demo/late.txt").status()).isEqualTo(204);
        storage.copy("lost", "restored");
        for (String file : KEY_FILES) {
          Files.copy(directory.resolve("lost").resolve(file), backup.resolve(file));
        }
      }
      estate.awaitSilence();

      state = postgres.restore(backup.resolve("state.dump"), "restored_state");
      queues = postgres.restore(backup.resolve("queues.dump"), "restored_queues");
      Path data = Files.createDirectory(directory.resolve("restored"));
      for (String file : KEY_FILES) {
        Files.copy(backup.resolve(file), data.resolve(file));
      }
      try (Server restored = start("restored", state, queues, "face,deliver,render")) {
        Customer customer = customer(restored, http, "restored");
        estate.assertThere(customer, owed);
        assertThat(customer.oss("GET", "/demo/late.txt").body()).isEqualTo("late");
      }
    }
  }

  /**
   * Starts a server.
   *
   * @param name of its directory and its bucket
   */
  private Server start(String name, String state, String queues, String roles) {
    S3Bucket bucket = storage.bucket(name);
    return Server.start(
        new Settings()
            .set("data", directory.resolve(name).toString())
            .set("port", "0")
            .set("oss-port", "0")
            .set("media.workers", "1")
            .set("roles", roles)
            .set("state.database", state)
            .set("state.connections", "8")
            .set("queues.database", queues)
            .set("queues.connections", "8")
            .set("objects.s3.bucket", bucket.bucket())
            .set("objects.s3.endpoint", bucket.endpoint().orElseThrow().toString())
            .set("objects.s3.prefix", bucket.prefix())
            .read());
  }

  private Customer customer(Server server, HttpClient http, String name) throws IOException {
    Path file = directory.resolve(name).resolve("credentials");
    return new Customer(
        http,
        Credentials.open(file, System::getenv, new SecureRandom()).rootKey(),
        URI.create(server.endpoints().getOrDefault("api", "")),
        URI.create(server.endpoints().getOrDefault("objects", "")));
  }
}
