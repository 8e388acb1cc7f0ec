package dev.cuepost.bench;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Ten cuts out of a film of ten minutes, put together with the film's own parameters. Seconds from
 * the submission to the callback's arrival in the queue. Baselines: one hand-written command that
 * encodes everything again, and one that only copies packets, from the key frame before each cut
 * on.
 */
@Command(name = "cuts", description = "ten cuts out of ten minutes of 1080p H.264")
final class CutsBench implements Callable<Integer> {
  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--encoded-rounds",
      defaultValue = "1",
      description = "of the command that encodes everything (default: ${DEFAULT-VALUE})")
  private int encodedRounds = 1;

  @Option(
      names = "--length",
      defaultValue = "20",
      description = "of each cut, in seconds, at most 50 (default: ${DEFAULT-VALUE})")
  private int length = 20;

  @Option(
      names = "--film",
      description =
          "a film of ten minutes in place of the one that is made, with a name that ends in .mp4")
  private Path film = EditingServer.root().resolve("film.mp4");

  @Override
  public Integer call() throws Exception {
    var job = new Rounds();
    var copied = new Rounds();
    var encoded = new Rounds();
    try (var running = EditingServer.start(server)) {
      var cuts = new Cuts(film.toAbsolutePath(), length, running.directory());
      cuts.makeFilm();
      String address = running.put(film);
      for (int round = -1; round < rounds; round++) {
        double ours = running.secondsAsSources(cuts.timeline(address), "cuts.mp4");
        double copy = cuts.copied();
        if (round >= 0) { // the first round warms up
          job.add(ours);
          copied.add(copy);
        }
      }
      for (int round = 0; round < encodedRounds; round++) {
        encoded.add(cuts.encoded());
      }
    }
    System.out.println("submit to callback: " + job.line("s"));
    System.out.println("packets copied:     " + copied.line("s"));
    System.out.println("encoded by hand:    " + encoded.line("s"));
    String measure = "10 cuts of %d s".formatted(length);
    System.out.println(
        Table.of(
            List.of(
                faster(measure, job, "encoded by hand", encoded, 8),
                faster(measure, job, "packets copied", copied, 0.7))));
    return 0;
  }

  /** How many times faster than the other it is. */
  private static Row faster(String measure, Rounds ours, String name, Rounds other, double least) {
    var row = Row.ratio(measure, "s", ours, name, other, new Target.None());
    return new Row(
        measure,
        row.ours(),
        row.beside(),
        other.median() / ours.median(),
        new Target.AtLeast(least));
  }
}
