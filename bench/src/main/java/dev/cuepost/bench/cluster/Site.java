package dev.cuepost.bench.cluster;

import dev.cuepost.bench.run.PostgresServer;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.bench.smq.Cuepost;
import dev.cuepost.bench.smq.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL, and the servers that have their queues in it. */
final class Site {
  /** Of a server to the database of queues, its default. */
  static final int CONNECTIONS = 16;

  private final Settings settings;
  private final Scratch scratch;
  private final PostgresServer database;

  private Site(Settings settings, Scratch scratch, PostgresServer database) {
    this.settings = settings;
    this.scratch = scratch;
    this.database = database;
  }

  /** Starts the database as the documents say that one for queues should be set. */
  static Site start(Settings settings, Scratch scratch) throws IOException, InterruptedException {
    Path programs = Path.of(System.getProperty("cuepost.bench.postgres", "/usr/bin"));
    return new Site(
        settings, scratch, PostgresServer.start(programs, scratch, "autovacuum_naptime=5s"));
  }

  PostgresServer database() {
    return database;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url());
  }

  /** A server that has only its queues there. */
  Cuepost alone() throws IOException {
    return server("alone", "queues.database = %s\n".formatted(database.url()));
  }

  /** Servers that share everything. */
  List<Cuepost> together(int servers) throws IOException {
    var bucket = scratch.add(EmptyBucket.open());
    String config =
        """
        queues.database = %1$s
        state.database = %1$s
        state.connections = 4
        objects.s3.bucket = bench
        objects.s3.endpoint = %2$s
        objects.url = http://objects.test:8701
        """
            .formatted(database.url(), bucket.endpoint());
    List<Cuepost> all = new ArrayList<>();
    all.add(server("node-0", config));
    for (int number = 1; number < servers; number++) {
      String name = "node-" + number;
      Path data = Files.createDirectory(scratch.directory().resolve(name));
      for (String file : List.of("format", "credentials", "master-key")) {
        Files.copy(scratch.directory().resolve("node-0").resolve(file), data.resolve(file));
      }
      all.add(server(name, config));
    }
    return all;
  }

  private Cuepost server(String name, String config) throws IOException {
    Path file = scratch.directory().resolve(name + ".properties");
    Files.writeString(file, config);
    return Cuepost.start(settings, scratch, name, List.of("--config", file.toString()));
  }

  /** Takes all messages out of all queues, so that no round finds what another one left. */
  void empty() throws IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate cuepost_queue.message");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
