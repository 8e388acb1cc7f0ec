package dev.cuepost.server;

import dev.cuepost.media.s3.S3Bucket;
import dev.cuepost.media.s3.S3Server;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.PostgresServer;
import dev.cuepost.server.migration.Compared;
import dev.cuepost.server.migration.Migration;
import dev.cuepost.server.migration.Watch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two empty databases and a place in a bucket, for a data directory to move to.
 *
 * @param databases addresses; the first one is also that of the state
 * @param work a directory for what is needed besides
 */
record MigrationSite(List<String> databases, S3Bucket bucket, String prefix, Path work) {
  /**
   * Makes one.
   *
   * @param number no two of one test have the same
   */
  static MigrationSite make(PostgresServer postgres, S3Bucket bucket, int number, Path work)
      throws SQLException {
    return new MigrationSite(
        List.of(postgres.create("first" + number), postgres.create("second" + number)),
        bucket,
        "target" + number + "/",
        work);
  }

  /** Of a server that has its state here. */
  Settings settings(Path data) {
    return new Settings()
        .set("data", data.toString())
        .set("port", "0")
        .set("oss-port", "0")
        .set("media.workers", "1")
        .set("objects.url", "http://objects.test:8701")
        .set("state.database", databases.getFirst())
        .set("queues.database", String.join(" ", databases))
        .set("objects.s3.bucket", bucket.bucket())
        .set("objects.s3.endpoint", bucket.endpoint().orElseThrow().toString())
        .set("objects.s3.prefix", prefix);
  }

  static @Nullable String environment(String name) {
    return switch (name) {
      case "CUEPOST_S3_ACCESS_KEY_ID" -> S3Server.KEY.id();
      case "CUEPOST_S3_ACCESS_KEY_SECRET" -> S3Server.KEY.secret();
      default -> null;
    };
  }

  /** How a command ended and what it said. */
  record Outcome(int status, String out, String err) {}

  Outcome migrate(Path data, String... more) throws IOException {
    Path config = work.resolve("cluster.properties");
    Files.writeString(
        config,
        """
        state.database = %s
        queues.database = %s
        objects.s3.bucket = %s
        objects.s3.endpoint = %s
        objects.s3.prefix = %s
        """
            .formatted(
                databases.getFirst(),
                String.join(" ", databases),
                bucket.bucket(),
                bucket.endpoint().orElseThrow(),
                prefix));
    return migrate(config, data, more);
  }

  static Outcome migrate(Path config, Path data, String... more) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Cuepost.commandLine(MigrationSite::environment)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(
                Stream.concat(
                        Stream.of(
                            "migrate", "--config", config.toString(), "--data", data.toString()),
                        Stream.of(more))
                    .toArray(String[]::new));
    return new Outcome(status, out.toString(), err.toString());
  }

  /** Moves it as the command does, for a watch that may break it off. */
  List<Compared> move(Path data, Watch watch) throws IOException {
    var settings = settings(data).read();
    try (var directory = DataDirectory.openAsItIs(data);
        var parts = new Closing();
        var migration =
            Migration.open(
                new Migration.From(
                    directory.state(),
                    directory.queues(),
                    directory.objects(),
                    directory.masterKey()),
                new Migration.To(
                    databases.getFirst(),
                    databases,
                    jdbi ->
                        settings
                            .objectsBucket()
                            .orElseThrow()
                            .index(
                                jdbi,
                                work.resolve("incoming"),
                                TimeSource.system(),
                                MigrationSite::environment,
                                parts)),
                new SecureRandom())) {
      return migration.run(watch);
    }
  }

  /** Says something to all of the databases that have the schema. */
  void tell(String schema, String sql) throws SQLException {
    for (String database : databases) {
      try (var connection = DriverManager.getConnection(database + "&currentSchema=" + schema);
          var statement = connection.createStatement()) {
        if (schema.equals("cuepost_queue") || database.equals(databases.getFirst())) {
          statement.execute(sql);
        }
      }
    }
  }

  /** A copy to work on; its server must be stopped. */
  Path copy(Path data) throws IOException {
    Files.createDirectories(work);
    Path copy = work.resolve("copy");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(data.relativize(file).toString()));
      }
    }
    return copy;
  }
}
