package dev.cuepost.bench.callback;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.RoundOptions;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Cuepost's deliveries beside those of job queues that others would build on. */
final class Peers {
  private static final Target TARGET = new Target.AtLeast(3);

  private final RoundOptions options;
  private final List<String> javaFlags;
  private final boolean fresh;

  /**
   * @param fresh whether the peers open a connection for each post, as callbacks do
   */
  Peers(RoundOptions options, List<String> javaFlags, boolean fresh) {
    this.options = options;
    this.javaFlags = javaFlags;
    this.fresh = fresh;
  }

  /** Measures all of them in turn, round by round. */
  List<Row> run() throws IOException, InterruptedException {
    var programs =
        new Peer.Programs(Path.of(System.getProperty("cuepost.bench.peers", "bench/peers")), fresh);
    var postgres = Path.of(System.getProperty("cuepost.bench.postgres", "/usr/bin"));
    try (var scratch = Scratch.in(options.directory());
        var sender = scratch.add(new Sender(scratch.directory().resolve("data")))) {
      String url = Receiver.start(javaFlags, scratch) + "/hook";
      Peer bullMq = Peer.bullMq(programs, scratch);
      Peer pgBoss = Peer.pgBoss(programs, postgres, scratch);
      sender.start();
      var ours = new Rounds();
      var bullMqs = new Rounds();
      var pgBosses = new Rounds();
      for (int round = -options.warmUps(); round < options.rounds(); round++) {
        double o = Drive.run(sender, List.of(url), options.time());
        double b = bullMq.run(url, options.time());
        double p = pgBoss.run(url, options.time());
        if (round >= 0) {
          ours.add(o);
          bullMqs.add(b);
          pgBosses.add(p);
        }
      }
      return List.of(
          Row.ratio("HTTP deliveries", ours, bullMq.title(), bullMqs, TARGET),
          Row.ratio("HTTP deliveries", ours, pgBoss.title(), pgBosses, TARGET));
    }
  }
}
