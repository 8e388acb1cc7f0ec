package dev.cuepost.bench.cluster;

import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.bench.smq.LoadOptions;
import dev.cuepost.bench.smq.Measure;
import dev.cuepost.bench.smq.Settings;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code bin/bench cluster …}: the speed of queues in PostgreSQL, over HTTP. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = "queues in PostgreSQL over HTTP, beside bare SQL; several servers beside one")
public final class ClusterBench {
  @Mixin private LoadOptions options = new LoadOptions();

  @Command(description = "sends, batches, receives with deletes beside bare SQL over JDBC")
  int http(
      @Option(
              names = "--bare-connections",
              defaultValue = "16",
              description =
                  "of the bare SQL (default: ${DEFAULT-VALUE}, as many as the server has)")
          int bareConnections)
      throws IOException, InterruptedException {
    return run(new HttpMeasure(bareConnections));
  }

  @Command(description = "sends, receives and deletes at once on one queue that stays short")
  int hot() throws IOException, InterruptedException {
    return run(new HotMeasure());
  }

  @Command(description = "user time a message of three servers beside one")
  int nodes(
      @Option(
              names = "--nodes",
              defaultValue = "3",
              description = "that share the load (default: ${DEFAULT-VALUE})")
          int nodes,
      @Option(
              names = "--load",
              defaultValue = "300",
              description = "messages a second for each (default: ${DEFAULT-VALUE})")
          int load)
      throws IOException, InterruptedException {
    return run(new NodesMeasure(nodes, load));
  }

  @Command(description = "from a send on one server to the answer of a poll parked on another")
  int wake(
      @Option(
              names = "--load",
              defaultValue = "2000",
              description = "messages a second beside it (default: ${DEFAULT-VALUE})")
          int load)
      throws IOException, InterruptedException {
    return run(new WakeMeasure(load));
  }

  @Command(description = "all of these")
  int all() throws IOException, InterruptedException {
    for (Measure measure :
        List.of(
            new HttpMeasure(Site.CONNECTIONS),
            new HotMeasure(),
            new NodesMeasure(3, 300),
            new WakeMeasure(2_000))) {
      run(measure);
      System.out.println();
    }
    return 0;
  }

  private int run(Measure measure) throws IOException, InterruptedException {
    Settings settings = options.settings();
    try (var scratch = Scratch.in(settings.directory())) {
      System.out.println(Table.of(measure.run(settings, scratch)));
    }
    return 0;
  }
}
