package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import dev.cuepost.server.migration.Step;
import dev.cuepost.server.migration.Watch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A data directory that moves to where several servers have theirs. */
@ExtendWith(SharedS3.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@Tag("slow")
class MigrateTest {
  private static final AtomicInteger TARGETS = new AtomicInteger();

  private static @TempDir Path machine;
  private static PostgresServer postgres;
  private static LateReceiver receiver;
  private static UsedDirectory used;
  private static S3Bucket bucket;

  private @TempDir Path own;
  private MigrationSite site;

  @BeforeAll
  static void start(S3Server storage) throws IOException, InterruptedException {
    storage.make("migrated");
    bucket = storage.bucket("migrated");
    postgres =
        PostgresServer.start(Files.createDirectory(machine.resolve("postgres")), "fsync=off");
    receiver = LateReceiver.start();
    used = UsedDirectory.make(machine.resolve("used"), receiver);
  }

  @AfterAll
  static void stop() throws IOException {
    receiver.close();
    postgres.close();
  }

  @BeforeEach
  void makeTarget() throws SQLException {
    site = MigrationSite.make(postgres, bucket, TARGETS.incrementAndGet(), own);
  }

  /** All that is in a directory but the logs of RocksDB and what SQLite has while it is open. */
  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (!name.startsWith("queues/LOG") && !name.matches("state.db-(shm|wal)")) {
          contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  @Test
  void servers_on_the_databases_show_all_that_was_in_the_directory_and_go_on_with_it()
      throws Exception {
    Path data = site.copy(used.path());
    Map<String, String> before = contents(data);
    MigrationSite.Outcome moved = site.migrate(data);
    assertThat(moved.err()).isEmpty();
    assertThat(moved.status()).isZero();
    assertThat(moved.out())
        .contains("queue", "1000000000000001/cn-shanghai/many", "same", "All is there.")
        .doesNotContain("DIFFERENT");
    Map<String, String> after = contents(data);
    assertThat(after.remove("moved")).isEmpty();
    assertThat(after).isEqualTo(before);
    assertThat(site.migrate(data, "--check").status()).isZero();
    assertThat(site.migrate(data).out()).contains("has moved before");
    site.tell("cuepost_queue", "update queue set delay = delay + 1000 where name = 'empty'");
    MigrationSite.Outcome differs = site.migrate(data, "--check", "--json");
    assertThat(differs.status()).isEqualTo(1);
    assertThat(differs.out()).contains("\"Same\" : false");
    site.tell("cuepost_queue", "update queue set delay = delay - 1000 where name = 'empty'");
    assertThatThrownBy(() ->
            Server.start(
                new Settings()
                    .set("data", data.toString())
                    .set("port", "0")
                    .set("oss-port", "0")
                    .read()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("has moved to databases");

    Path node = Files.createDirectory(own.resolve("node"));
    for (String file : List.of("format", "credentials", "master-key")) {
      Files.copy(data.resolve(file), node.resolve(file));
    }
    receiver.open();
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    try (Server server = Server.start(site.settings(node).read());
        HttpClient http = HttpClient.newHttpClient()) {
      used.isShownBy(UsedDirectory.customer(server, node, http), receiver);
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
    assertThat(site.migrate(data, "--check").status()).isEqualTo(1); // servers have worked on it
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Breaks off a step when it has done something. */
  private static Watch killing(Step step) {
    return (now, done, _) -> {
      if (now == step && done > 0) {
        throw new Killed();
      }
    };
  }

  @Test
  void a_move_that_was_broken_off_among_the_messages_is_finished_by_running_it_again()
      throws IOException {
    a_move_that_was_broken_off_keeps_servers_out_and_is_finished_by_running_it_again(Step.QUEUES);
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUEUES")
  void a_move_that_was_broken_off_keeps_servers_out_and_is_finished_by_running_it_again(Step step)
      throws IOException {
    Path data = site.copy(used.path());
    assertThatThrownBy(() -> site.move(data, killing(step))).isInstanceOf(Killed.class);
    assertThatThrownBy(() -> Server.start(site.settings(data).read()))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("run 'cuepost migrate' again");
    MigrationSite.Outcome again = site.migrate(data);
    assertThat(again.err()).isEmpty();
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("many").doesNotContain("DIFFERENT");
  }

  @Tag("exhaustive")
  @Test
  void a_directory_that_was_used_after_a_broken_move_moves_anew() throws IOException {
    Path data = site.copy(used.path());
    assertThatThrownBy(() -> site.move(data, killing(Step.CHECK_QUEUES)))
        .isInstanceOf(Killed.class);
    try (Server server =
            Server.start(
                new Settings()
                    .set("data", data.toString())
                    .set("port", "0")
                    .set("oss-port", "0")
                    .read());
        HttpClient http = HttpClient.newHttpClient()) {
      Customer owner = UsedDirectory.customer(server, data, http);
      assertThat(owner.smq("DELETE", "/queues/many").status()).isEqualTo(204);
      assertThat(owner.smq("PUT", "/queues/later", "<Queue/>").status()).isEqualTo(201);
    }
    MigrationSite.Outcome again = site.migrate(data);
    assertThat(again.status()).as(again.err() + again.out()).isZero();
    assertThat(again.out()).contains("/later ").doesNotContain("/many ");
  }

  private record Change(String schema, String change, String undo, String named) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change(
              "cuepost_state",
              "update account set created_at = created_at + 1",
              "update account set created_at = created_at - 1",
              "account"),
          new Change(
              "cuepost_state",
              "update category set cate_id = cate_id + 1",
              "update category set cate_id = cate_id - 1",
              "category"),
          new Change(
              "cuepost_state", "delete from policy_attachment", "select 1", "policy_attachment"),
          new Change(
              "cuepost_queue",
              "update message set visible_at = visible_at + 1 where priority = 1",
              "update message set visible_at = visible_at - 1 where priority = 1",
              "/orders"),
          new Change(
              "cuepost_queue",
              "update message set lease = lease + 1 where dequeue_count > 0",
              "update message set lease = lease - 1 where dequeue_count > 0",
              "/orders"),
          new Change(
              "cuepost_queue",
              "update queue set polling = polling + 1000 where name = 'empty'",
              "update queue set polling = polling - 1000 where name = 'empty'",
              "/empty"),
          new Change(
              "cuepost_queue",
              "delete from message where body like '%aGVsZA%'",
              "select 1",
              "/orders"),
          new Change(
              "cuepost_state",
              "delete from indexed_object where bucket = 'archive'",
              "select 1",
              "objects"));

  @Tag("exhaustive")
  @Test
  void what_is_not_the_same_is_found() throws Exception {
    Path data = site.copy(used.path());
    assertThat(site.migrate(data).status()).isZero();
    for (Change change : CHANGES) {
      site.tell(change.schema(), change.change());
      MigrationSite.Outcome checked = site.migrate(data, "--check");
      assertThat(checked.status()).isEqualTo(1);
      assertThat(checked.err()).contains("both sides differ in ");
      assertThat(checked.out().lines())
          .as(change.change())
          .anyMatch(line -> line.contains(change.named()) && line.endsWith("DIFFERENT"));
      site.tell(change.schema(), change.undo());
    }
  }
}
