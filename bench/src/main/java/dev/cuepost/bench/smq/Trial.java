package dev.cuepost.bench.smq;

import dev.cuepost.bench.figure.Latencies;
import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.SyncRate;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.figure.Usage;
import dev.cuepost.bench.load.Dialogue;
import dev.cuepost.bench.load.Flow;
import dev.cuepost.bench.load.Window;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Rounds of one measure: what they are run with, and what the disk did between them. The subjects
 * take turns, so that whatever else the machine does meets all of them.
 */
public final class Trial {
  private static final Duration SYNC_TIME = Duration.ofMillis(500);

  private final Settings settings;
  private final Scratch scratch;
  private final Rounds blockSyncs = new Rounds();
  private final Rounds groupSyncs = new Rounds();
  private final Latencies blockLatencies = new Latencies();
  private final Latencies groupLatencies = new Latencies();

  public Trial(Settings settings, Scratch scratch) {
    this.settings = settings;
    this.scratch = scratch;
  }

  /** One round, its number counted from 0; negative ones warm up. */
  public interface Round {
    void run(int number) throws IOException, InterruptedException;
  }

  public void rounds(Round round) throws IOException, InterruptedException {
    for (int number = -settings.warmUps(); number < settings.rounds(); number++) {
      round.run(number);
      if (number >= 0) {
        syncs();
      }
    }
  }

  private void syncs() throws IOException {
    var block = SyncRate.measure(scratch.directory(), SyncRate.BLOCK, SYNC_TIME);
    var group = SyncRate.measure(scratch.directory(), SyncRate.GROUP, SYNC_TIME);
    blockSyncs.add(block.perSecond());
    groupSyncs.add(group.perSecond());
    blockLatencies.add(block.latencies());
    groupLatencies.add(group.latencies());
  }

  /** Lets the connections talk for a round's time. */
  public Flow run(int round, String what, Subject subject, Function<Window, Dialogue> dialogue)
      throws IOException {
    long me = ProcessHandle.current().pid();
    long begun = System.nanoTime();
    Usage server = Usage.of(subject.pid());
    Usage client = Usage.of(me);
    Flow flow =
        Flow.run(subject.address(), settings.connections(), Window.of(settings.time()), dialogue);
    long nanos = System.nanoTime() - begun;
    if (settings.verbose()) {
      System.out.printf(
          Locale.ROOT,
          "%-8s %-20s %-16s %,9.0f/s  requests p50 %6.2f ms, p99 %6.2f ms;"
              + " busy cores: %.2f of the server, %.2f of the client%n",
          round < 0 ? "warm-up" : "round " + round,
          subject.name(),
          what,
          flow.perSecond(),
          millis(flow.latencies().quantile(0.5)),
          millis(flow.latencies().quantile(0.99)),
          Usage.of(subject.pid()).coresSince(server, nanos),
          Usage.of(me).coresSince(client, nanos));
    }
    return flow;
  }

  /** What the disk did between the rounds. */
  public List<Row> disk() {
    return List.of(
        syncs("raw fdatasync of 4 KiB", blockSyncs, blockLatencies),
        syncs("raw fdatasync of 80 KiB", groupSyncs, groupLatencies));
  }

  private static Row syncs(String measure, Rounds rates, Latencies latencies) {
    return Row.figure(
        measure,
        rates.median(),
        "/s",
        String.format(
            Locale.ROOT,
            "p50 %.2f ms, p99 %.2f ms",
            millis(latencies.quantile(0.5)),
            millis(latencies.quantile(0.99))),
        new Target.None());
  }

  public static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
