package dev.cuepost.queue.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine's programs with its data in a directory, on a free port of
 * 127.0.0.1.
 *
 * <p>It refuses to run as root; for root it runs as the user {@code postgres}, whom its package
 * brings along. A shell stands between, which kills it when this process ends in whatever way.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = PostgresProgram.USER;

  private static final String GUARD =
      """
      exec 3<&0 </dev/null
      "$@" 3<&- &
      program=$!
      { read -r line <&3; kill -QUIT $program; } >/dev/null 2>&1 &
      wait $program
      """;

  private final List<String> words;
  private final Path log;
  private final int port;
  private Process process;

  private PostgresServer(List<String> words, Path log, int port) throws IOException {
    this.words = words;
    this.log = log;
    this.port = port;
    this.process = run();
  }

  private Process run() throws IOException {
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /**
   * Makes a cluster and starts it.
   *
   * @param directory empty, below one that is ours
   * @param settings such as {@code fsync=off}
   */
  public static PostgresServer start(Path directory, String... settings)
      throws IOException, InterruptedException {
    give(directory);
    String data = directory.resolve("data").toString();
    PostgresProgram.runAsServer(
        "initdb",
        Stream.of("-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"));
    return launch(directory, data, settings);
  }

  /**
   * A copy that follows this one and answers to reads.
   *
   * @param directory empty, beside that of this one
   * @param name by which this one knows it
   */
  public PostgresServer follow(Path directory, String name)
      throws IOException, InterruptedException {
    give(directory);
    String data = directory.resolve("data").toString();
    PostgresProgram.runAsServer(
        "pg_basebackup",
        Stream.of(
            "-D",
            data,
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "-N",
            "-d",
            "host=127.0.0.1 port=%d user=%s application_name=%s".formatted(port, USER, name)));
    return launch(directory, data);
  }

  private static PostgresServer launch(Path directory, String data, String... settings)
      throws IOException, InterruptedException {
    int port = freePort();
    var words =
        Stream.concat(
            Stream.of("-D", data, "-h", "127.0.0.1", "-p", Integer.toString(port), "-k", ""),
            Arrays.stream(settings).flatMap(setting -> Stream.of("-c", setting)));
    var guarded =
        Stream.concat(
                Stream.of("/bin/sh", "-c", GUARD, "guard"),
                PostgresProgram.asServer("postgres", words).stream())
            .toList();
    Path log = directory.resolveSibling(directory.getFileName() + ".log");
    var server = new PostgresServer(guarded, log, port);
    server.awaitReady();
    return server;
  }

  private static void give(Path directory) throws IOException {
    if (PostgresProgram.ROOT) {
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
      letThrough(directory.toAbsolutePath().resolveSibling(""));
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    while (true) {
      try (Connection _ = connect(USER)) {
        return;
      } catch (SQLException e) {
        if (!process.isAlive()) {
          throw new IOException("PostgreSQL ended before it was ready", e);
        }
        Thread.sleep(20);
      }
    }
  }

  /** Makes an empty database and returns its address for JDBC. */
  public String create(String database) throws SQLException {
    tell("create database \"" + database + "\"");
    return url(database);
  }

  /**
   * Saves a database as it is at one moment, while others use it.
   *
   * @param file that is written
   */
  public void dump(String database, Path file) throws IOException, InterruptedException {
    PostgresProgram.run(
        "pg_dump", Stream.of("--format=custom", "--file=" + file, "--dbname=" + libpq(database)));
  }

  /** Makes a database of what was saved and returns its address for JDBC. */
  public String restore(Path file, String database)
      throws SQLException, IOException, InterruptedException {
    String url = create(database);
    PostgresProgram.run(
        "pg_restore",
        Stream.of("--no-owner", "--exit-on-error", "--dbname=" + libpq(database), file.toString()));
    return url;
  }

  /** Says something to its own database. */
  public void tell(String sql) throws SQLException {
    try (Connection connection = connect(USER);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public int port() {
    return port;
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database));
  }

  private String url(String database) {
    return "jdbc:" + libpq(database);
  }

  private String libpq(String database) {
    return "postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, USER);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The other user has to get through to what is his. */
  private static void letThrough(Path directory) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(directory));
    if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setPosixFilePermissions(directory, permissions);
    }
  }

  /** Ends it at once, as a crash would. */
  public void kill() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }

  /** Starts it again on the same data and port. */
  public void startAgain() throws IOException, InterruptedException {
    process = run();
    awaitReady();
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
