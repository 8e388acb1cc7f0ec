package dev.cuepost.bench.callback;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.RoundOptions;
import dev.cuepost.bench.run.Scratch;
import dev.cuepost.queue.Draft;
import dev.cuepost.queue.QueueAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code bin/bench callback …}: the speed of deliveries, from a recorded event to its target. */
@Command(
    name = "callback",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = "deliveries of events, beside their baselines")
public final class CallbackBench {
  private static final int SENDERS = 64;
  private static final String QUEUE = "ice-callback-bench";

  @Option(names = "--server", hidden = true, scope = ScopeType.INHERIT)
  void server(String server) {
    // For the other benchmarks; here the parts run in this process.
  }

  @Mixin private RoundOptions options = new RoundOptions();

  @Command(description = "HTTP deliveries beside the same client with nothing durable around it")
  int http() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.directory());
        var sender = scratch.add(new Sender(scratch.directory().resolve("data")))) {
      String url = Receiver.start(flags(), scratch) + "/hook";
      sender.start();
      var ours = new Rounds();
      var bare = new Rounds();
      for (int round = -options.warmUps(); round < options.rounds(); round++) {
        double b = BareClient.run(sender.egress(), url, options.time());
        double o = Drive.run(sender, List.of(url), options.time());
        if (round >= 0) {
          bare.add(b);
          ours.add(o);
        }
      }
      print(Row.ratio("HTTP deliveries", ours, "bare client", bare, new Target.AtLeast(0.4)));
    }
    return 0;
  }

  @Command(description = "HTTP deliveries beside BullMQ on Redis and pg-boss on PostgreSQL")
  int peers(
      @Option(
              names = "--fresh",
              description = "the peers open a connection for each post, as callbacks do")
          boolean fresh)
      throws IOException, InterruptedException {
    print(new Peers(options, flags(), fresh).run().toArray(Row[]::new));
    return 0;
  }

  @Command(description = "deliveries to a queue beside the engine's own durable sends")
  int queue() throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.directory());
        var sender = scratch.add(new Sender(scratch.directory().resolve("data")))) {
      sender.engine().create(Sender.OWNER.queue(QUEUE), QueueAttributes.DEFAULT);
      sender.start();
      var ours = new Rounds();
      var sends = new Rounds();
      for (int round = -options.warmUps(); round < options.rounds(); round++) {
        double s = sends(sender);
        double o = Drive.run(sender, List.of(QUEUE), options.time());
        if (round >= 0) {
          sends.add(s);
          ours.add(o);
        }
      }
      print(Row.ratio("SMQ deliveries", ours, "engine sends", sends, new Target.AtLeast(0.6)));
    }
    return 0;
  }

  @Command(description = "what one of ten targets that hangs takes from the other nine")
  int isolation() throws IOException {
    try (var scratch = Scratch.in(options.directory())) {
      var isolation = new Isolation(scratch.directory(), options.time());
      var p99 = new Rounds();
      var p99Hanging = new Rounds();
      var rate = new Rounds();
      var rateHanging = new Rounds();
      for (int round = -options.warmUps(); round < options.rounds(); round++) {
        double quiet = isolation.p99(false).toNanos() / 1e6;
        double disturbed = isolation.p99(true).toNanos() / 1e6;
        double fast = isolation.perSecond(false);
        double hindered = isolation.perSecond(true);
        if (round >= 0) {
          p99.add(quiet);
          p99Hanging.add(disturbed);
          rate.add(fast);
          rateHanging.add(hindered);
        }
      }
      print(
          Row.ratio(
              "nine targets, one more hangs",
              rateHanging,
              "ten that answer",
              rate,
              new Target.AtLeast(0.95)),
          Row.ratio(
              "p99 from record to arrival, ms, 300 events/s",
              "ms",
              p99Hanging,
              "ten that answer",
              p99,
              new Target.AtMost(1.10)));
    }
    return 0;
  }

  @Command(description = "a backlog: restart to first delivery, and memory while it is worked off")
  int backlog(
      @Option(
              names = "--events",
              defaultValue = "1000000",
              description = "that wait, at least 10,000 (default: ${DEFAULT-VALUE})")
          int events)
      throws IOException, InterruptedException {
    try (var scratch = Scratch.in(options.directory())) {
      String url = Receiver.start(flags(), scratch);
      List<String> targets = IntStream.range(0, 10).mapToObj(n -> url + "/" + n).toList();
      var few = new Backlog(flags(), Files.createDirectory(scratch.directory().resolve("few")));
      few.fill(targets, Math.min(events, 10_000));
      Backlog.Seen beside = few.start(options.time());
      var many = new Backlog(flags(), Files.createDirectory(scratch.directory().resolve("many")));
      many.fill(targets, events);
      Backlog.Seen seen = many.start(options.time());
      print(
          Row.figure(
              "backlog of %,d: start to first delivery".formatted(events),
              seen.untilFirst().toMillis() / 1e3,
              "s",
              "of 10,000: %.2f s".formatted(beside.untilFirst().toMillis() / 1e3),
              new Target.AtMost(5)),
          Row.figure(
              "resident after %d s of it".formatted(options.time().toSeconds()),
              seen.usage().mebibytes(),
              "MiB",
              "of 10,000: %.0f MiB".formatted(beside.usage().mebibytes()),
              new Target.None()));
    }
    return 0;
  }

  private double sends(Sender sender) throws InterruptedException {
    long begun = System.nanoTime();
    long end = begun + options.time().toNanos();
    var sent = new LongAdder();
    var body = Draft.of("x".repeat(1_336));
    var threads = new Thread[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                while (System.nanoTime() < end) {
                  var _ = sender.engine().send(Sender.OWNER.queue(QUEUE), List.of(body));
                  sent.increment();
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return sent.sum() * 1e9 / (System.nanoTime() - begun);
  }

  private static List<String> flags() {
    return Arrays.asList(System.getProperty("cuepost.bench.flags", "").split(" "));
  }

  private static void print(Row... rows) {
    System.out.println(Table.of(List.of(rows)));
  }
}
