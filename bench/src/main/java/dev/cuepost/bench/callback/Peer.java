package dev.cuepost.bench.callback;

import dev.cuepost.bench.run.PostgresServer;
import dev.cuepost.bench.run.Program;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A job queue for Node.js that does the work of {@link Drive}: one of the programs in {@code
 * bench/peers}, on a server of its own.
 */
final class Peer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String title;
  private final Program program;
  private int rounds;

  private Peer(String title, Program program) {
    this.title = title;
    this.program = program;
  }

  /**
   * Where the programs are.
   *
   * @param fresh whether each post has a connection of its own, as callbacks have
   */
  record Programs(Path directory, boolean fresh) {}

  /** BullMQ on a Redis of its own. */
  static Peer bullMq(Programs programs, Scratch scratch) throws IOException, InterruptedException {
    return start("BullMQ", programs, "bullmq.mjs", RedisServer.start(scratch), scratch);
  }

  /** pg-boss on a PostgreSQL of its own. */
  static Peer pgBoss(Programs programs, Path postgres, Scratch scratch)
      throws IOException, InterruptedException {
    return start(
        "pg-boss",
        programs,
        "pg-boss.mjs",
        PostgresServer.start(postgres, scratch).port(),
        scratch);
  }

  private static Peer start(String title, Programs programs, String name, int port, Scratch scratch)
      throws IOException, InterruptedException {
    Path file = programs.directory().resolve(name);
    if (!Files.isDirectory(file.resolveSibling("node_modules"))) {
      throw new IllegalStateException(
          "the peers are not in %s; bin/bench callback peers brings them there"
              .formatted(programs.directory()));
    }
    List<String> command = new ArrayList<>(List.of("node", file.toString(), "" + port));
    if (programs.fresh()) {
      command.add("--fresh");
    }
    var program = scratch.add(Program.start(command, scratch.directory().resolve(name + ".log")));
    String ready = "ready ";
    String version = program.line(ready, 0, PATIENCE).substring(ready.length());
    return new Peer(
        title + " " + version + (programs.fresh() ? ", a connection each" : ""), program);
  }

  /** Its name and version. */
  String title() {
    return title;
  }

  /** How many deliveries a second there were. */
  double run(String url, Duration time) throws IOException, InterruptedException {
    program.tell("round %d %s".formatted(time.toMillis(), url));
    String[] words = program.line("delivered ", rounds++, time.plus(PATIENCE)).split(" ", -1);
    return Double.parseDouble(words[1]) * 1_000 / Double.parseDouble(words[3]);
  }
}
