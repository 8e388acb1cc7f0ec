package dev.cuepost.cluster;

import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL whose primary can be lost, as commits wait for a standby. */
final class Primary implements AutoCloseable {
  private final Path directory;
  private PostgresServer primary;
  private PostgresServer standby;
  private int standbys;

  private Primary(Path directory, PostgresServer primary) {
    this.directory = directory;
    this.primary = primary;
    this.standby = primary;
  }

  /**
   * Starts one, with no standby yet.
   *
   * @param directory a temporary one, as the user of PostgreSQL has to get through
   */
  static Primary start(Path directory) throws IOException, InterruptedException, SQLException {
    PostgresServer primary =
        PostgresServer.start(Files.createDirectory(directory.resolve("p0")), "fsync=off");
    primary.create("cuepost");
    return new Primary(directory, primary);
  }

  /** The address that nodes need to know; it names the standby as well. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/cuepost?user=postgres&targetServerType=primary"
        .formatted(primary.port(), standby.port());
  }

  PostgresServer server() {
    return primary;
  }

  /** Builds a new standby, for which commits wait from now on. */
  void follow() throws IOException, InterruptedException, SQLException {
    String name = "s" + ++standbys;
    standby = primary.follow(Files.createDirectory(directory.resolve("p" + standbys)), name);
    primary.tell("alter system set synchronous_standby_names = 'ANY 1 (%s)'".formatted(name));
    primary.tell("select pg_reload_conf()");
  }

  /** SIGKILL for the primary; the standby takes over, and waits for nobody. */
  void fail() throws IOException, InterruptedException, SQLException {
    primary.kill();
    standby.tell("select pg_promote()");
    standby.tell("alter system set synchronous_standby_names = ''");
    standby.tell("select pg_reload_conf()");
    primary = standby;
  }

  @Override
  public void close() throws IOException {
    primary.close();
    if (standby != primary) {
      standby.close();
    }
  }
}
