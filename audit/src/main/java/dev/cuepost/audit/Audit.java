package dev.cuepost.audit;

import dev.cuepost.audit.check.Checker;
import dev.cuepost.audit.check.Verdict;
import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.audit.history.Durability;
import dev.cuepost.audit.history.HistoryFile;
import dev.cuepost.identity.AccessKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the audit. */
@Command(
    name = "cuepost audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = Callbacks.class,
    description = {
      "Puts a queue to use with many clients, kills its server with SIGKILL again and again, and"
          + " checks from what the clients saw that nothing acknowledged was lost, nothing deleted"
          + " came back and nothing was seen that nobody sent. With callbacks, the same for events"
          + " that are told to endpoints and queues.",
      "Without --endpoint or --history it starts a server of its own in a temporary directory.",
      "Exits with 0 if every promise was kept, with 1 if one was not, with 2 if it could not tell."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bin/cuepost audit --rounds 50 --seconds 10 --clients 64 --seed 7",
      "  bin/cuepost audit --history a.jsonl b.jsonl --json | jq .Violations"
    })
public final class Audit implements Callable<Integer> {
  private static final int COULD_NOT_TELL = 2;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  @Option(names = "--server", hidden = true, split = " ")
  private List<String> server = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often the server is ended (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "load of each round (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      description = "clients at work at the same time (default: ${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what the clients do and when the server ends follows from it (default: any)")
  private @Nullable Long seed;

  @Option(
      names = "--durability",
      paramLabel = "MODE",
      description = {
        "what the queue promises: ${COMPLETION-CANDIDATES}; the checker demands no more than that"
            + " (default: FSYNC, or what the histories say)"
      })
  private @Nullable Durability durability;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data directory of the server of its own (default: a temporary one)")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties file of the server of its own")
  private @Nullable Path config;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "address of a running server, which is left running")
  private @Nullable URI endpoint;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "an empty queue, or one to make (default: one of its own, deleted afterwards)")
  private @Nullable String queue;

  @Option(
      names = "--access-key-id",
      paramLabel = "ID",
      defaultValue = "${env:CUEPOST_ACCESS_KEY_ID}",
      description = "key for --endpoint (default: CUEPOST_ACCESS_KEY_ID)")
  private @Nullable String keyId;

  @Option(
      names = "--access-key-secret",
      paramLabel = "SECRET",
      defaultValue = "${env:CUEPOST_ACCESS_KEY_SECRET}",
      description = "its secret (default: CUEPOST_ACCESS_KEY_SECRET, which nobody sees in ps)")
  private @Nullable String keySecret;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      arity = "1..*",
      description = "only check these histories, written by any clients; see docs/audit.md")
  private List<Path> histories = List.of();

  @Option(
      names = "--slack",
      paramLabel = "MILLIS",
      defaultValue = "500",
      description = "by how much clocks may be off in --history (default: ${DEFAULT-VALUE})")
  private long slack;

  @Option(names = "--keep", description = "keep histories and data, and tell where")
  private boolean keep;

  @Option(
      names = "--json",
      scope = CommandLine.ScopeType.INHERIT,
      description = "print one JSON value, for programs; the rest goes to standard error")
  private boolean json;

  @Option(names = "--verbose", description = "show where a failure comes from")
  private boolean verbose;

  private Audit() {}

  public static void main(String[] arguments) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("no server is left behind")
                .unstarted(() ->
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly)));
    System.exit(commandLine().execute(arguments));
  }

  /** The program and first words of the server of its own. */
  List<String> server() {
    return server;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Audit()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws Exception {
    try {
      return histories.isEmpty() ? run() : check();
    } catch (AuditProblem | IOException e) {
      if (verbose) {
        throw e;
      }
      spec.commandLine().getErr().println("cuepost audit: " + e.getMessage());
      return COULD_NOT_TELL;
    }
  }

  private int check() throws IOException {
    var checker = new Checker(Duration.ofMillis(slack), Optional.ofNullable(durability));
    List<HistoryFile> files = histories.stream().map(HistoryFile::new).toList();
    return report(checker.check(HistoryFile.all(files)));
  }

  private int run() throws IOException, InterruptedException {
    var plan = plan();
    Path directory = Files.createTempDirectory("cuepost-audit");
    boolean clean = false;
    try {
      Path written = Files.createDirectory(directory.resolve("histories"));
      remarks().printf("seed %d%n", plan.seed());
      Verdict verdict;
      try (var progress = new ProgressLine(plan.length())) {
        var run = new Run(plan, queueName(), written, progress);
        verdict =
            endpoint == null
                ? run.withOwnServer(server, serverOptions(directory), directory)
                : run.against(endpoint, key());
      }
      clean = verdict.clean();
      return report(verdict);
    } finally {
      leave(directory, clean);
    }
  }

  private Plan plan() {
    long drawn = seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed;
    return new Plan(
        endpoint == null ? Plan.endings(rounds, drawn) : List.of(),
        Duration.ofSeconds(seconds),
        clients,
        drawn,
        durability == null ? Durability.FSYNC : durability);
  }

  /** A queue of its own for each run, as keys of messages are the same with the same seed. */
  private String queueName() {
    return queue == null ? "cuepost-audit-" + UUID.randomUUID() : queue;
  }

  private List<String> serverOptions(Path directory) {
    List<String> options = new ArrayList<>();
    options.add("--data");
    options.add((data == null ? directory.resolve("data") : data).toString());
    if (config != null) {
      options.add("--config");
      options.add(config.toString());
    }
    return options;
  }

  private AccessKey key() {
    if (keyId == null || keyId.isEmpty() || keySecret == null || keySecret.isEmpty()) {
      throw new AuditProblem(
          "--endpoint needs a key: set CUEPOST_ACCESS_KEY_ID and CUEPOST_ACCESS_KEY_SECRET");
    }
    return new AccessKey(keyId, keySecret, "");
  }

  private int report(Verdict verdict) {
    if (json) {
      out().println(VerdictJson.of(verdict));
      return verdict.clean() ? 0 : 1;
    }
    out().print(new VerdictTable(verdict).text());
    out().println(verdict.clean() ? "\nEvery promise was kept." : "\nA promise was not kept.");
    return verdict.clean() ? 0 : 1;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Where people are told what is no part of the verdict. */
  PrintWriter remarks() {
    return json ? spec.commandLine().getErr() : out();
  }

  /** Whether the verdict is for programs. */
  boolean json() {
    return json;
  }

  private static boolean anythingHappened(Path directory) throws IOException {
    for (HistoryFile history : HistoryFile.in(directory.resolve("histories"))) {
      if (Files.size(history.path()) > 0) {
        return true;
      }
    }
    return false;
  }

  private void leave(Path directory, boolean clean) throws IOException {
    if ((keep || !clean) && anythingHappened(directory)) {
      remarks().println("Histories, logs and data are kept in " + directory);
      return;
    }
    delete(directory);
  }

  /** Whatever is in it as well. */
  static void delete(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
