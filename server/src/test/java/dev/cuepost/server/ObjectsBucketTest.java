package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A server whose objects lie in a bucket of an S3 storage. */
@ExtendWith(SharedS3.class)
class ObjectsBucketTest {
  private final S3Server storage;
  @TempDir private Path directory;

  ObjectsBucketTest(S3Server storage) {
    this.storage = storage;
  }

  @AfterEach
  void forget() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void objects_are_there_after_a_restart_and_in_no_file_of_the_server() throws IOException {
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    storage.make("media");
    ServerConfig config = settings("media").read();
    try (Server server = Server.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      Customer customer = customer(server, http);
      assertThat(customer.oss("PUT", "/demo/a.txt", "hello").status()).isEqualTo(200);
      assertThat(customer.oss("PUT", "/demo/b.txt", "bye").status()).isEqualTo(200);
      assertThat(customer.oss("DELETE", "/demo/b.txt").status()).isEqualTo(204);
    }
    try (Server server = Server.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      Customer customer = customer(server, http);
      assertThat(customer.oss("GET", "/demo/a.txt").body()).isEqualTo("hello");
      assertThat(customer.oss("GET", "/demo/b.txt").status()).isEqualTo(404);
    }
    assertThat(storage.keys("media"))
        .hasSize(2)
        .allMatch(key -> key.startsWith("cuepost/cn-shanghai/demo/"));
    try (Stream<Path> files = Files.walk(directory.resolve("objects"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void the_key_may_be_given_by_the_environment_and_only_whole() throws IOException {
    storage.make("other");
    Optional<ObjectsBucket> bucket = settings("other").read().objectsBucket();
    Map<String, String> id = Map.of("CUEPOST_S3_ACCESS_KEY_ID", S3Server.KEY.id());
    Map<String, String> both =
        Map.of(
            "CUEPOST_S3_ACCESS_KEY_ID", S3Server.KEY.id(),
            "CUEPOST_S3_ACCESS_KEY_SECRET", S3Server.KEY.secret());
    try (var database = Database.open(directory.resolve("state.db"));
        var parts = new Closing()) {
      var clock = new ManualClock();
      assertThat(ObjectsBucket.open(bucket, directory, database.jdbi(), clock, both::get, parts))
          .isNotNull();
      assertThatThrownBy(
              () -> ObjectsBucket.open(bucket, directory, database.jdbi(), clock, id::get, parts))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("belong together");
    }
  }

  @Test
  void a_bucket_that_is_not_there_ends_the_start_with_one_sentence() {
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    assertThatThrownBy(() -> Server.start(settings("absent").read()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the objects' bucket s3://absent/cuepost/ at http://127.0.0.1:");
  }

  private Settings settings(String name) {
    S3Bucket bucket = storage.bucket(name);
    return new Settings()
        .set("data", directory.toString())
        .set("port", "0")
        .set("oss-port", "0")
        .set("objects.s3.bucket", bucket.bucket())
        .set("objects.s3.endpoint", bucket.endpoint().orElseThrow().toString())
        .set("objects.s3.prefix", bucket.prefix());
  }

  private Customer customer(Server server, HttpClient http) throws IOException {
    Map<String, String> endpoints = server.endpoints();
    return new Customer(
        http,
        Credentials.open(directory.resolve("credentials"), System::getenv, new SecureRandom())
            .rootKey(),
        URI.create(endpoints.getOrDefault("api", "")),
        URI.create(endpoints.getOrDefault("objects", "")));
  }
}
