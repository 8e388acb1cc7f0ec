package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.media.s3.SharedS3;
import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of the next version has brought the tables up to date while servers of this one run: it
 * has added what is new, and taken nothing away.
 */
@Tag("slow")
@ExtendWith(SharedS3.class)
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class UpgradeTest {
  private static final String RAM = "2015-05-01";
  private static final String VOD = "2017-03-21";
  private static final String CUEPOST = "2026-12-01";

  /** The driver has the database keep a statement that it has sent so often. */
  private static final int UNTIL_PREPARED = 6;

  private @TempDir Path own;

  @Test
  void those_that_run_go_on_and_those_that_start_are_refused(S3Server storage) throws Exception {
    System.setProperty("aws.accessKeyId", S3Server.KEY.id());
    System.setProperty("aws.secretAccessKey", S3Server.KEY.secret());
    storage.make("upgraded");
    S3Bucket bucket = storage.bucket("upgraded");
    Path node = own.resolve("node");
    try (PostgresServer postgres =
        PostgresServer.start(Files.createDirectory(own.resolve("postgres")), "fsync=off")) {
      var site = MigrationSite.make(postgres, bucket, 1, own);
      Settings settings = site.settings(node);
      try (Server server = Server.start(settings.read());
          HttpClient http = HttpClient.newHttpClient()) {
        Customer owner = UsedDirectory.customer(server, node, http);
        for (int round = 0; round < UNTIL_PREPARED; round++) {
          work(owner, "before" + round);
        }
        for (String database : site.databases()) {
          addWhatIsNew(database);
        }
        for (int round = 0; round < 3; round++) {
          work(owner, "after" + round);
        }
      }
      assertThatThrownBy(() -> Server.start(settings.read()).close())
          .isInstanceOf(Problem.class)
          .hasMessageContaining("newer version");
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  /**
   * A column more in each table, a table more, and the mark of a version that nobody here knows.
   */
  private static void addWhatIsNew(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      String sql =
          """
          select table_schema || '.' || table_name from information_schema.tables
          where table_schema like 'cuepost%' and table_name not like 'flyway%'\
          """;
      try (ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      assertThat(tables).isNotEmpty();
      for (String table : tables) {
        statement.execute(
            "alter table %s add column next_version text default 'n'".formatted(table));
      }
      String histories =
          "select table_schema from information_schema.tables where table_name = 'flyway_schema_history'";
      List<String> schemas = new ArrayList<>();
      try (ResultSet found = statement.executeQuery(histories)) {
        while (found.next()) {
          schemas.add(found.getString(1));
        }
      }
      for (String schema : schemas) {
        statement.execute("create table %s.next_version (id text primary key)".formatted(schema));
        statement.execute(
            """
            insert into %s.flyway_schema_history
            values (9999, '9999', 'future', 'SQL', 'V9999__future.sql', 1, 'x', now(), 1, true)\
            """
                .formatted(schema));
      }
    }
  }

  /** Something of everything; each call must succeed. */
  private static void work(Customer owner, String name) throws IOException {
    done(owner.smq("PUT", "/queues/" + name, "<Queue/>"));
    String message = "<Message><MessageBody>aGVsZA==</MessageBody></Message>";
    for (int sent = 0; sent < 3; sent++) {
      done(owner.smq("POST", "/queues/" + name + "/messages", message));
    }
    done(owner.smq("GET", "/queues/" + name + "/messages?peekonly=true"));
    String held = done(owner.smq("GET", "/queues/" + name + "/messages")).value("ReceiptHandle");
    done(owner.smq("DELETE", "/queues/" + name + "/messages?ReceiptHandle=" + held));
    done(owner.smq("GET", "/queues/" + name));
    done(owner.smq("GET", "/queues"));
    done(owner.oss("PUT", "/demo/" + name, "hello"));
    assertThat(done(owner.oss("GET", "/demo/" + name)).body()).isEqualTo("hello");
    done(owner.oss("GET", "/demo"));
    done(owner.rpc(RAM, "CreateUser", Map.of("UserName", name)));
    done(owner.rpc(RAM, "CreateAccessKey", Map.of("UserName", name)));
    done(
        owner.rpc(
            RAM,
            "AttachPolicyToUser",
            Map.of("PolicyType", "System", "PolicyName", "AliyunMNSFullAccess", "UserName", name)));
    done(owner.rpc(RAM, "ListUsers", Map.of()));
    done(owner.rpc(VOD, "AddCategory", Map.of("CateName", name)));
    done(owner.rpc(VOD, "GetCategories", Map.of()));
    done(owner.rpc(VOD, "CreateUploadVideo", Map.of("Title", name, "FileName", "a.mp4")));
    done(owner.rpc(VOD, "SearchMedia", Map.of("Match", "Title = '" + name + "'")));
    done(owner.rpc(VOD, "GetVideoList", Map.of()));
    done(
        owner.ims(
            "SetEventCallback",
            Map.of(
                "CallbackType", "HTTP",
                "CallbackURL", "http://127.0.0.1:9/" + name,
                "EventTypeList", "ALL")));
    done(owner.ims("GetEventCallback", Map.of()));
    String job =
        done(owner.ims(
                "SubmitMediaProducingJob",
                Map.of(
                    "Timeline",
                    "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"oss://demo/none.mp4\"}]}]}",
                    "OutputMediaConfig",
                    "{\"MediaURL\":\"http://demo.oss-cn-shanghai.cuepost.test/film.mp4\"}")))
            .value("JobId");
    done(owner.ims("GetMediaProducingJob", Map.of("JobId", job)));
    done(owner.ims("ListMediaProducingJobs", Map.of()));
    done(owner.ims("ListMediaBasicInfos", Map.of()));
    done(
        owner.ims(
            "AddTemplate",
            Map.of(
                "Name",
                name,
                "Type",
                "Timeline",
                "Config",
                "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"$Clip\"}]}]}")));
    done(owner.ims("ListTemplates", Map.of()));
    done(owner.ims("CreateEditingProject", Map.of("Title", name, "Timeline", "{}")));
    done(owner.ims("SearchEditingProject", Map.of()));
    done(
        owner.ims(
            "CreateCustomTemplate",
            Map.of(
                "Name",
                name,
                "Type",
                "2",
                "Subtype",
                "1",
                "TemplateConfig",
                "{\"Type\":\"Normal\",\"FrameType\":\"normal\",\"Count\":1}")));
    done(owner.ims("ListCustomTemplates", Map.of("Type", "2")));
    done(owner.rpc(CUEPOST, "ListDeliveries", Map.of()));
  }

  private static Customer.Answer done(Customer.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer;
  }
}
