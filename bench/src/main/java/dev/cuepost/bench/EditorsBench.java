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
 * Clips that fade into each other: seconds from the submission to the callback's arrival in the
 * queue. Baselines: the same edit by two programs that edit on the command line, melt of MLT and
 * ges-launch of GStreamer.
 */
@Command(name = "editors", description = "clips that fade, beside melt and ges-launch")
final class EditorsBench implements Callable<Integer> {
  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--clips",
      defaultValue = "12",
      description = "of ten seconds each (default: ${DEFAULT-VALUE})")
  private int clips = 12;

  @Override
  public Integer call() throws Exception {
    var job = new Rounds();
    var melt = new Rounds();
    var ges = new Rounds();
    double length;
    try (var running = EditingServer.start(server)) {
      var edit = MixedEdit.make(running.directory(), clips);
      length = edit.seconds();
      edit.files().forEach(running::put);
      var faded = new FadedEdit(edit);
      Path byMelt = running.directory().resolve("melt.mp4");
      Path byGes = running.directory().resolve("ges.mp4");
      for (int round = -1; round < rounds; round++) {
        double ours = running.seconds(faded.timeline(running.address("")), "faded.mp4");
        double melted = faded.melt(byMelt);
        double launched = faded.ges(byGes);
        if (round >= 0) { // the first round warms up
          job.add(ours);
          melt.add(melted);
          ges.add(launched);
        }
      }
      complete("melt", byMelt, length);
      complete("ges-launch", byGes, length);
    }
    System.out.println("submit to callback: " + job.line("s"));
    System.out.println("melt:               " + melt.line("s"));
    System.out.println("ges-launch:         " + ges.line("s"));
    String measure = "fades over %.0f s".formatted(length);
    System.out.println(
        Table.of(
            List.of(
                Row.ratio(measure, "s", job, "melt", melt, new Target.AtMost(0.67)),
                Row.ratio(measure, "s", job, "ges-launch", ges, new Target.AtMost(0.67)))));
    return 0;
  }

  private static void complete(String name, Path film, double length) throws Exception {
    double made = FadedEdit.length(film);
    if (Math.abs(made - length) > 0.5) {
      throw new IllegalStateException("%s made %.1f s of %.1f".formatted(name, made, length));
    }
  }
}
