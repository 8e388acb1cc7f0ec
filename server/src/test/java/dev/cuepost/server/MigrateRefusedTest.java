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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a data directory may not move: one sentence, and nothing is marked. */
@Tag("exhaustive")
@ExtendWith(SharedS3.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class MigrateRefusedTest {
  private static final AtomicInteger TARGETS = new AtomicInteger();

  private static @TempDir Path machine;
  private static PostgresServer postgres;
  private static Path used;
  private static S3Bucket bucket;

  private @TempDir Path own;
  private MigrationSite site;
  private Path data;

  @BeforeAll
  static void start(S3Server storage) throws IOException, InterruptedException {
    storage.make("refused");
    bucket = storage.bucket("refused");
    postgres =
        PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    used = machine.resolve("used");
    alone(used).close();
  }

  private static Server alone(Path data) {
    return Server.start(
        new Settings().set("data", data.toString()).set("port", "0").set("oss-port", "0").read());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void make() throws SQLException, IOException {
    site = MigrationSite.make(postgres, bucket, TARGETS.incrementAndGet(), own);
    data = site.copy(used);
  }

  private void refused(String sentence, String... more) throws IOException {
    MigrationSite.Outcome outcome = site.migrate(data, more);
    assertThat(outcome.err()).startsWith("cuepost: ").contains(sentence).hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void while_a_server_runs_on_the_directory() throws IOException {
    try (Server _ = alone(data)) {
      refused("is in use by another process");
    }
    assertThat(site.migrate(data).status()).isZero();
  }

  /** What a killed server leaves: logs whose end is not in the files yet. */
  @Test
  void but_not_what_a_killed_server_left() throws IOException {
    Path killed;
    try (Server server = alone(data);
        HttpClient http = HttpClient.newHttpClient()) {
      Customer owner = UsedDirectory.customer(server, data, http);
      assertThat(owner.smq("PUT", "/queues/last", "<Queue/>").status()).isEqualTo(201);
      assertThat(owner.oss("PUT", "/last-bucket").status()).isEqualTo(200);
      Path before = data;
      killed = new MigrationSite(site.databases(), bucket, "", own.resolve("killed")).copy(before);
    }
    assertThat(killed.resolve("state.db-wal")).isNotEmptyFile();
    MigrationSite.Outcome moved = site.migrate(killed);
    assertThat(moved.status()).as(moved.err()).isZero();
    assertThat(moved.out()).contains("/last ");
    assertThat(moved.out().lines()).anyMatch(line -> line.matches("table +bucket +2 +2 .*same"));
  }

  @Test
  void what_is_no_data_directory() throws IOException {
    data = own.resolve("nothing");
    refused("is no data directory of a server");
    assertThat(data).doesNotExist();
  }

  @Test
  void without_a_place_to_move_to() throws IOException {
    Path config = Files.writeString(own.resolve("alone.properties"), "port = 8700\n");
    MigrationSite.Outcome outcome = MigrationSite.migrate(config, data);
    assertThat(outcome.err()).contains("state.database is not set");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void to_where_servers_have_worked() throws IOException, SQLException {
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    Path node = own.resolve("node");
    try (Server server = Server.start(site.settings(node).read());
        HttpClient http = HttpClient.newHttpClient()) {
      Customer owner = UsedDirectory.customer(server, node, http);
      assertThat(owner.smq("PUT", "/queues/theirs", "<Queue/>").status()).isEqualTo(201);
      refused("state.database has a state already");
      refused("state.database has a state already", "--check");
    }
    site.tell("cuepost_state", "drop schema cuepost_state cascade");
    refused("has queues already");
    try (Server _ = Server.start(site.settings(own.resolve("other")).read())) {
      assertThat(Files.exists(own.resolve("other/credentials"))).isTrue(); // it is not locked out
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  @Test
  void to_where_another_directory_has_moved() throws IOException {
    assertThat(site.migrate(data).status()).isZero();
    Path first = data;
    data = own.resolve("another");
    alone(data).close();
    refused("has the state of another data directory");
    data = first;
    Files.delete(first.resolve("moved"));
    try (Server server = alone(first);
        HttpClient http = HttpClient.newHttpClient()) {
      Customer owner = UsedDirectory.customer(server, first, http);
      assertThat(owner.smq("PUT", "/queues/more", "<Queue/>").status()).isEqualTo(201);
    }
    refused("was used again after that");
  }

  @Test
  void with_nothing_to_compare() throws IOException {
    refused("nothing has moved to state.database yet", "--check");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delete from flyway_schema_history where version = '45' | start this version's server on the directory once
          create table more (a text)                             | the table more is not the same
          alter table account add column more text               | the table account is not the same
          create table more (a real)                             | is of the type REAL
          """)
  void when_the_tables_are_not_those_of_this_version(String change, String sentence)
      throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("state.db"));
        var statement = connection.createStatement()) {
      statement.execute(change);
    }
    refused(sentence);
  }

  @Test
  void without_the_key_of_its_secrets() throws IOException {
    byte[] key = Files.readAllBytes(data.resolve("master-key"));
    Files.delete(data.resolve("master-key"));
    refused("master-key is missing");
    Files.writeString(data.resolve("master-key"), "k1 " + "A".repeat(43) + "=\n");
    refused("is not the key file of this data");
    Files.write(data.resolve("master-key"), key);
    assertThat(site.migrate(data).status()).isZero();
  }

  @Test
  void when_its_queues_are_damaged() throws IOException {
    Files.delete(data.resolve("queues/CURRENT"));
    refused("its file CURRENT is missing");
  }
}
