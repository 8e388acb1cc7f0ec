package dev.cuepost.bench;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A mixed edit: clips that fade into each other, a picture in the picture, captions, music. Seconds
 * from the submission to the callback's arrival in the queue. Baseline: the same by one filter
 * graph written by hand, with the same encoder settings.
 */
@Command(name = "edit", description = "a mixed edit beside one hand-written filter graph")
final class EditBench implements Callable<Integer> {
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
    var byHand = new Rounds();
    MixedEdit edit;
    try (var running = EditingServer.start(server)) {
      edit = MixedEdit.make(running.directory(), clips);
      edit.files().forEach(running::put);
      for (int round = -1; round < rounds; round++) {
        double ours = running.seconds(edit.timeline(running.address("")), "mixed.mp4");
        double hand = edit.byHand(running.directory().resolve("by-hand.mp4"));
        if (round >= 0) { // the first round warms up
          job.add(ours);
          byHand.add(hand);
        }
      }
    }
    System.out.println("submit to callback: " + job.line("s"));
    System.out.println("by hand:            " + byHand.line("s"));
    System.out.println(
        Table.of(
            List.of(
                Row.ratio(
                    "mixed edit of %.0f s".formatted(edit.seconds()),
                    "s",
                    job,
                    "one graph by hand",
                    byHand,
                    new Target.AtMost(1)))));
    return 0;
  }
}
