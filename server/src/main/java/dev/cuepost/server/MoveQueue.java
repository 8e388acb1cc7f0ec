package dev.cuepost.server;

import static java.util.Objects.requireNonNull;

import dev.cuepost.cli.session.Session;
import dev.cuepost.queue.QueueId;
import dev.cuepost.queue.QueueOwner;
import dev.cuepost.queue.postgres.QueueMove;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves a queue to another of the databases in the configuration, while servers run. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Moves a queue with all its messages to another of the databases in queues.database, while"
          + " servers run. Calls for the queue wait meanwhile, and after five seconds are answered"
          + " InternalError, to be tried again; receipt handles stay good. If it is cut off, run it"
          + " again."
    },
    footerHeading = Session.EXAMPLES,
    footer = "  cuepost queue move orders --to 1 --config cuepost.properties")
final class MoveQueue implements Callable<Integer> {
  private static final String FIRST_ACCOUNT = "1000000000000001";

  private final Function<String, @Nullable String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "QUEUE", description = "the queue's name")
  private String queue = "";

  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      required = true,
      description =
          "which database: 0 is the first one, the others have numbers in the order in"
              + " which they were added")
  private int to;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "the configuration of the servers")
  private @Nullable Path config;

  @Option(
      names = "--queue-account",
      paramLabel = "ID",
      description = "whose queue it is (default: " + FIRST_ACCOUNT + ")")
  private String account = FIRST_ACCOUNT;

  @Option(
      names = "--queue-region",
      paramLabel = "ID",
      description = "the queue's region (default: the first one in the configuration)")
  private @Nullable String region;

  /**
   * @param environment looks up an environment variable
   */
  MoveQueue(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ServerConfig settings = new Settings().file(requireNonNull(config)).read();
    QueueDatabase databases =
        settings
            .queueDatabase()
            .orElseThrow(() ->
                new Problem(
                    "queues.database is not set in %s: queues of files cannot move"
                        .formatted(config)));
    QueueId id =
        new QueueOwner(account, Optional.ofNullable(region).orElse(settings.defaultRegion()))
            .queue(queue);
    PrintWriter err = requireNonNull(spec).commandLine().getErr();
    PrintWriter out = requireNonNull(spec).commandLine().getOut();
    try {
      long messages =
          QueueMove.move(
              databases.urls(environment),
              id,
              to,
              progress -> {
                if (progress.step() == QueueMove.Step.COPIED) {
                  err.print("\r%d messages ".formatted(progress.messages()));
                  err.flush();
                }
              });
      err.println();
      out.println("%s is in database %d, %d messages copied".formatted(id, to, messages));
      return 0;
    } catch (IOException e) {
      throw new Problem(e.getMessage(), e);
    }
  }
}
