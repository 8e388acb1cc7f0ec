package dev.cuepost.bench;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Edits of few and of many short clips, each with a look, so that all of it is encoded: seconds for
 * a clip, and the most memory that the server and all programs which it runs have held. And how
 * soon after the submission of a small edit the first byte of its film is there.
 */
@Command(name = "clips", description = "five hundred clips beside fifty, and the first byte of one")
final class ManyClipsBench implements Callable<Integer> {
  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(names = "--few", defaultValue = "50", description = "default: ${DEFAULT-VALUE}")
  private int few = 50;

  @Option(names = "--many", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
  private int many = 500;

  @Override
  public Integer call() throws Exception {
    var small = new Rounds();
    var large = new Rounds();
    var firstByte = new Rounds();
    double memory;
    try (var running = EditingServer.start(server)) {
      var edit = MixedEdit.make(running.directory(), 1);
      edit.files().forEach(running::put);
      running.seconds(timeline(running, few), "warm.mp4");
      for (int round = 0; round < rounds; round++) {
        small.add(running.seconds(timeline(running, few), "few.mp4") / few);
        try (var first = FirstByte.watch(running.scratch())) {
          running.seconds(timeline(running, 2), "two.mp4"); // not a name of a source
          firstByte.add(first.millis());
        }
      }
      try (var peak = PeakMemory.watch(running.handle())) {
        for (int round = 0; round < rounds; round++) {
          large.add(running.seconds(timeline(running, many), "many.mp4") / many);
        }
        memory = peak.mebibytes();
      }
    }
    System.out.println("of %d clips, each: %s".formatted(few, small.line("s")));
    System.out.println("of %d clips, each: %s".formatted(many, large.line("s")));
    System.out.println("first byte:        " + firstByte.line("ms"));
    System.out.println(
        Table.of(
            List.of(
                Row.ratio(
                    "a clip among %d".formatted(many),
                    "s",
                    large,
                    "among %d".formatted(few),
                    small,
                    new Target.AtMost(1.2)),
                Row.figure(
                    "all processes, %d clips".formatted(many),
                    memory,
                    "MiB at most",
                    "",
                    new Target.AtMost(1536)),
                Row.figure(
                    "submission to first byte",
                    firstByte.median(),
                    "ms",
                    "",
                    new Target.AtMost(300)))));
    return 0;
  }

  /** Clips of 1.2 seconds from anywhere in a film of thirty. */
  private static String timeline(EditingServer running, int clips) throws IOException {
    var row = new StringJoiner(",");
    for (int clip = 0; clip < clips; clip++) {
      double in = clip * 7 % 280 / 10.0;
      row.add(
          String.format(
              Locale.ROOT,
              "{\"MediaURL\":\"%s\",\"In\":%.1f,\"Out\":%.1f,"
                  + "\"Effects\":[{\"Type\":\"Flip\",\"Direction\":\"Horizontal\"}]}",
              running.address(MixedEdit.name(clip)),
              in,
              in + 1.2));
    }
    return "{\"VideoTracks\":[{\"VideoTrackClips\":[%s]}]}".formatted(row);
  }
}
