package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.run.RoundOptions;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code bin/bench smq …}: the speed of the queues over HTTP. */
@Command(
    name = "smq",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = "the queues over HTTP, beside their baselines")
public final class SmqBench {
  @Option(
      names = "--server",
      required = true,
      split = " ",
      hidden = true,
      scope = ScopeType.INHERIT)
  private List<String> server = List.of();

  @Mixin private RoundOptions options = new RoundOptions();

  @Option(
      names = "--connections",
      defaultValue = "64",
      scope = ScopeType.INHERIT,
      description = "that ask at the same time (default: ${DEFAULT-VALUE})")
  private int connections = 64;

  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "tell each round")
  private boolean verbose;

  @Command(description = "SendMessage beside a bare handler of the same HTTP server")
  int send() throws IOException, InterruptedException {
    return run(new SendMeasure());
  }

  @Command(description = "BatchSendMessage beside SendMessage; receive and delete beside it")
  int batch() throws IOException, InterruptedException {
    return run(new BatchMeasure());
  }

  @Command(description = "SendMessage beside itself with nobody looking at signatures")
  int verification() throws IOException, InterruptedException {
    return run(new VerificationMeasure());
  }

  @Command(description = "the same work beside ElasticMQ, on H2 and in memory")
  int elasticmq() throws IOException, InterruptedException {
    return run(new ElasticMqMeasure());
  }

  @Command(description = "from the acknowledgement of a send to the answer of a parked poll")
  int latency(
      @Option(
              names = "--rate",
              defaultValue = "1000",
              description = "messages a second (default: ${DEFAULT-VALUE})")
          int rate)
      throws IOException, InterruptedException {
    return run(new LatencyMeasure(rate));
  }

  @Command(description = "a queue with very many messages beside an empty one")
  int backlog(
      @Option(
              names = "--messages",
              defaultValue = "10000000",
              description = "stored before (default: ${DEFAULT-VALUE})")
          long messages,
      @Option(
              names = "--size",
              defaultValue = "1024",
              description = "bytes of a message (default: ${DEFAULT-VALUE})")
          int size)
      throws IOException, InterruptedException {
    return run(new BacklogMeasure(messages, size));
  }

  @Command(description = "many queues beside one")
  int queues(
      @Option(
              names = "--queues",
              defaultValue = "10000",
              description = "in all (default: ${DEFAULT-VALUE})")
          int queues,
      @Option(
              names = "--active",
              defaultValue = "1000",
              description = "in use (default: ${DEFAULT-VALUE})")
          int active)
      throws IOException, InterruptedException {
    return run(new QueuesMeasure(queues, active));
  }

  @Command(description = "very many parked polls: their cost, and the time to wake one")
  int polls(
      @Option(
              names = "--polls",
              defaultValue = "5000",
              description = "parked (default: ${DEFAULT-VALUE})")
          int polls)
      throws IOException, InterruptedException {
    return run(new PollsMeasure(polls));
  }

  @Command(description = "all of these, the backlog with 1,000,000 messages")
  int all() throws IOException, InterruptedException {
    for (Measure measure :
        List.of(
            new SendMeasure(),
            new BatchMeasure(),
            new VerificationMeasure(),
            new ElasticMqMeasure(),
            new LatencyMeasure(1_000),
            new QueuesMeasure(10_000, 1_000),
            new PollsMeasure(5_000),
            new BacklogMeasure(1_000_000, 1_024))) {
      run(measure);
      System.out.println();
    }
    return 0;
  }

  private int run(Measure measure) throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.directory())) {
      System.out.println(Table.of(measure.run(settings(), scratch)));
    }
    return 0;
  }

  private Settings settings() {
    return new Settings(
        server,
        Arrays.asList(System.getProperty("cuepost.bench.flags", "").split(" ")),
        options.directory(),
        Path.of(System.getProperty("cuepost.bench.elasticmq", "")),
        options.warmUps(),
        options.rounds(),
        options.time(),
        connections,
        verbose);
  }
}
