package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
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
  @Mixin private LoadOptions options = new LoadOptions();

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

  @Command(description = "how late delays and leases end beside as many sends as it can take")
  int timers() throws IOException, InterruptedException {
    return run(new TimersMeasure());
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
            new TimersMeasure(),
            new QueuesMeasure(10_000, 1_000),
            new PollsMeasure(5_000),
            new BacklogMeasure(1_000_000, 1_024))) {
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
