package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A data directory whose queues lie in PostgreSQL before it moves. */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class MigrateStateAloneTest {
  private @TempDir Path own;

  private static Settings alone(Path data, List<String> queues) {
    return new Settings()
        .set("data", data.toString())
        .set("port", "0")
        .set("oss-port", "0")
        .set("queues.database", String.join(" ", queues));
  }

  @Test
  void the_queues_stay_where_they_are_and_receipt_handles_stay_good(S3Server storage)
      throws IOException, InterruptedException, SQLException {
    storage.make("alone");
    Path data = own.resolve("data");
    Path node = Files.createDirectory(own.resolve("node"));
    try (PostgresServer postgres =
        PostgresServer.start(Files.createDirectory(own.resolve("postgres")), "fsync=off")) {
      S3Bucket bucket = storage.bucket("alone");
      var site = MigrationSite.make(postgres, bucket, 1, own);
      String handle;
      try (Server server = Server.start(alone(data, site.databases()).read());
          HttpClient http = HttpClient.newHttpClient()) {
        Customer owner = UsedDirectory.customer(server, data, http);
        assertThat(owner.smq("PUT", "/queues/kept", "<Queue/>").status()).isEqualTo(201);
        for (String body : List.of("aGVsZA==", "d2FpdGluZw==")) {
          String message = "<Message><MessageBody>" + body + "</MessageBody></Message>";
          assertThat(owner.smq("POST", "/queues/kept/messages", message).status()).isEqualTo(201);
        }
        handle = owner.smq("GET", "/queues/kept/messages").value("ReceiptHandle");
        assertThat(owner.oss("PUT", "/archive").status()).isEqualTo(200);
      }

      MigrationSite.Outcome refused = site.migrate(data);
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err()).contains("has queues already");
      MigrationSite.Outcome moved = site.migrate(data, "--without-queues");
      assertThat(moved.status()).as(moved.err()).isZero();
      assertThat(moved.out()).contains("bucket", "All is there.").doesNotContain("kept");
      assertThat(site.migrate(data, "--without-queues", "--check").status()).isZero();

      for (String file : List.of("format", "credentials", "master-key")) {
        Files.copy(data.resolve(file), node.resolve(file));
      }
      System.setProperty("aws.accessKeyId", S3Server.KEY.id());
      System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
      try (Server server = Server.start(site.settings(node).read());
          HttpClient http = HttpClient.newHttpClient()) {
        Customer owner = UsedDirectory.customer(server, node, http);
        assertThat(owner.oss("GET", "/archive").status()).isEqualTo(200);
        assertThat(owner.smq("DELETE", "/queues/kept/messages?ReceiptHandle=" + handle).status())
            .isEqualTo(204);
        Customer.Answer second = owner.smq("GET", "/queues/kept/messages");
        assertThat(second.value("MessageBody")).isEqualTo("d2FpdGluZw==");
      } finally {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
      }
    }
  }
}
