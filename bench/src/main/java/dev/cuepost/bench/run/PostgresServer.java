package dev.cuepost.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A PostgreSQL with its defaults, so that a commit is answered when it is on the disk.
 *
 * <p>It refuses to run as root; for root it runs as the user {@code postgres}, whom its package
 * brings along.
 */
public final class PostgresServer {
  private static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String READY = "ready to accept connections";

  private final Program program;
  private final int port;

  private PostgresServer(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /**
   * Makes a cluster and starts it; the database and its user are both {@code postgres}, without a
   * password.
   *
   * @param programs the directory with {@code initdb} and {@code postgres}
   * @param settings such as {@code autovacuum_naptime=5s}
   */
  public static PostgresServer start(Path programs, Scratch scratch, String... settings)
      throws IOException, InterruptedException {
    boolean root = System.getProperty("user.name").equals("root");
    int port = Ports.free();
    Path directory = Files.createDirectory(scratch.directory().resolve("postgres"));
    if (root) {
      letThrough(scratch.directory());
      Files.setOwner(
          directory,
          directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    }
    String data = directory.resolve("data").toString();
    try (var initdb =
        Program.start(
            command(
                root,
                programs.resolve("initdb"),
                List.of("-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C")),
            scratch.directory().resolve("initdb.log"))) {
      initdb.await(PATIENCE);
    }
    List<String> arguments =
        new ArrayList<>(
            List.of("-D", data, "-h", "127.0.0.1", "-p", Integer.toString(port), "-k", ""));
    arguments.addAll(List.of("-c", "fsync=on", "-c", "synchronous_commit=on"));
    for (String setting : settings) {
      arguments.addAll(List.of("-c", setting));
    }
    var program =
        scratch.add(
            Program.start(
                command(root, programs.resolve("postgres"), arguments),
                scratch.directory().resolve("postgres.log")));
    long begun = System.nanoTime();
    while (!program.printed().contains(READY)) {
      program.failIfEnded();
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException("PostgreSQL was not ready within " + PATIENCE);
      }
      Thread.sleep(50);
    }
    return new PostgresServer(program, port);
  }

  public int port() {
    return port;
  }

  /** Of the process that starts the others. */
  public long pid() {
    return program.pid();
  }

  /** Of JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s".formatted(port, USER);
  }

  private static List<String> command(boolean root, Path program, List<String> arguments) {
    Stream<String> as =
        root
            ? Stream.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups")
            : Stream.of();
    return Stream.of(as, Stream.of(program.toString()), arguments.stream())
        .flatMap(part -> part)
        .toList();
  }

  /** The other user has to get through the scratch directory, which is ours alone. */
  private static void letThrough(Path directory) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(directory));
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(directory, permissions);
  }
}
