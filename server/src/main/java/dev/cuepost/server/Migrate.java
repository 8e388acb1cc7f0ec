package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.cli.output.Output;
import dev.cuepost.cli.session.Session;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.server.migration.Compared;
import dev.cuepost.server.migration.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves a data directory into the databases and the bucket of several servers. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Moves a stopped server's data directory to where the configuration has it: the state to"
          + " state.database, the queues to queues.database, objects in files to objects.s3.bucket."
          + " These must be empty. Then both sides are compared, row by row and message by"
          + " message, and servers are let in if they are the same.",
      "Nothing in the directory is changed but that a file 'moved' is put there at the end, which"
          + " keeps a server from beginning on what was left behind. If it is cut off, run it"
          + " again."
    },
    footerHeading = Session.EXAMPLES,
    footer = {
      "  cuepost migrate --data ./cuepost-data --config cluster.properties",
      "  cuepost migrate --data ./cuepost-data --config cluster.properties --check"
    })
final class Migrate implements Callable<Integer> {
  private final Function<String, @Nullable String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the data directory (default: that in the configuration)")
  private @Nullable String data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "the configuration that the servers will have")
  private @Nullable Path config;

  @Option(
      names = "--check",
      description = "only compare both sides, before a server was started there")
  private boolean check;

  @Option(
      names = "--without-queues",
      description = "leave the queues alone, because they lie in queues.database already")
  private boolean withoutQueues;

  @Option(names = "--json", description = "print one JSON value, for programs")
  private boolean json;

  /**
   * @param environment looks up an environment variable
   */
  Migrate(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var settings = new Settings().file(requireNonNull(config));
    if (data != null) {
      settings.set("data", data);
    }
    ServerConfig read = settings.read();
    StateDatabase state =
        read.stateDatabase()
            .orElseThrow(() ->
                new Problem(
                    "state.database is not set in %s, so there is nowhere to move to"
                        .formatted(config)));
    try (var directory = DataDirectory.openAsItIs(read.data());
        var parts = new Closing()) {
      Path incoming = Files.createTempDirectory("cuepost-migrate");
      parts.add(() -> Files.deleteIfExists(incoming));
      var migration = parts.add(open(directory, read, state, incoming, parts));
      return check ? compare(migration) : move(migration, directory);
    } catch (IOException e) {
      throw new Problem(e.getMessage(), e);
    }
  }

  private Migration open(
      DataDirectory directory,
      ServerConfig settings,
      StateDatabase state,
      Path incoming,
      Closing parts)
      throws IOException {
    ObjectsBucket bucket = settings.objectsBucket().orElseThrow(); // state.database asks for it
    return Migration.open(
        new Migration.From(
            directory.state(), directory.queues(), directory.objects(), directory.masterKey()),
        new Migration.To(
            state.url(environment),
            withoutQueues ? List.of() : settings.queueDatabase().orElseThrow().urls(environment),
            jdbi -> bucket.index(jdbi, incoming, TimeSource.system(), environment, parts)),
        new SecureRandom());
  }

  private int move(Migration migration, DataDirectory directory) throws IOException {
    if (migration.isFinished()) {
      mark(directory);
      out()
          .lines(
              Output.object().put("Moved", directory.path().toString()).put("Before", true),
              List.of(
                  "%s has moved before; there is nothing left to do".formatted(directory.path())));
      return 0;
    }
    var report = new MigrationReport(out());
    List<Compared> compared;
    try (var bars = report.bars()) {
      compared = migration.run(bars);
    }
    boolean same = report.tell(compared);
    if (same) {
      mark(directory);
      report.next(directory);
    }
    return same ? 0 : 1;
  }

  private static void mark(DataDirectory directory) throws IOException {
    if (!Files.exists(directory.moved())) {
      Files.createFile(directory.moved());
    }
  }

  private int compare(Migration migration) throws IOException {
    if (!migration.isBegun()) {
      throw new Problem("nothing has moved to state.database yet");
    }
    var report = new MigrationReport(out());
    List<Compared> compared;
    try (var bars = report.bars()) {
      compared = migration.compare(bars);
    }
    return report.tell(compared) ? 0 : 1;
  }

  private Output out() {
    var line = requireNonNull(spec).commandLine();
    return new Output(
        line.getOut(), line.getErr(), json, "on".equals(environment.apply("CUEPOST_BARS")));
  }
}
