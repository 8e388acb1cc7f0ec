package dev.cuepost.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The programs of this machine's PostgreSQL. */
final class PostgresProgram {
  /** Whom its package brings along. */
  static final String USER = "postgres";

  static final boolean ROOT = System.getProperty("user.name").equals("root");

  private PostgresProgram() {}

  /** Runs one to its end as who calls. */
  static void run(String program, Stream<String> arguments)
      throws IOException, InterruptedException {
    end(Stream.concat(Stream.of(path(program)), arguments).toList());
  }

  /** Runs one that refuses to run as root. */
  static void runAsServer(String program, Stream<String> arguments)
      throws IOException, InterruptedException {
    end(asServer(program, arguments));
  }

  /** The words that start one as a user who is not root. */
  static List<String> asServer(String program, Stream<String> arguments) throws IOException {
    Stream<String> as =
        ROOT
            ? Stream.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups")
            : Stream.of();
    return Stream.of(as, Stream.of(path(program)), arguments).flatMap(part -> part).toList();
  }

  private static void end(List<String> words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s failed: %s".formatted(words, said));
    }
  }

  private static String path(String program) throws IOException {
    return directory().resolve(program).toString();
  }

  /** Debian keeps them off the search path. */
  private static Path directory() throws IOException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (var versions = Files.list(debian)) {
        var newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.comparing(bin -> bin.resolveSibling("").getFileName().toString()));
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(Path::of)
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .findFirst()
        .orElseThrow(
            () -> new IOException("PostgreSQL's initdb is neither on PATH nor below " + debian));
  }
}
