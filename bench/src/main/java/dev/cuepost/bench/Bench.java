package dev.cuepost.bench;

import dev.cuepost.bench.callback.CallbackBench;
import dev.cuepost.bench.cluster.ClusterBench;
import dev.cuepost.bench.object.ObjectBench;
import dev.cuepost.bench.page.PagesBench;
import dev.cuepost.bench.smq.SmqBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks: {@code bin/bench NAME}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures Cuepost beside named baselines.",
    subcommands = {
      StartBench.class,
      RenderBench.class,
      EditBench.class,
      CutsBench.class,
      EditorsBench.class,
      ManyClipsBench.class,
      MachinesBench.class,
      TranscodeBench.class,
      ObjectBench.class,
      SmqBench.class,
      ClusterBench.class,
      CallbackBench.class,
      PagesBench.class
    })
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
  }
}
