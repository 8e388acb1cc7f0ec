package dev.cuepost.bench;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.bench.figure.Row;
import dev.cuepost.bench.figure.Table;
import dev.cuepost.bench.figure.Target;
import dev.cuepost.bench.run.PostgresServer;
import dev.cuepost.bench.run.Program;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The mixed edit by two machines of one processor each, that share its segments. Baseline: one such
 * machine. The machines are processes bound to a processor; PostgreSQL holds their queues.
 */
@Command(name = "machines", description = "a mixed edit by two machines beside one")
final class MachinesBench implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @SuppressWarnings("UnusedVariable") // all benchmarks are told of a server; this one starts none
  @Option(names = "--server", hidden = true)
  private String server = "";

  @Option(names = "--rounds", defaultValue = "3", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(
      names = "--clips",
      defaultValue = "27",
      description = "of ten seconds each (default: ${DEFAULT-VALUE}, four minutes)")
  private int clips = 27;

  private final Rounds one = new Rounds();
  private final Rounds two = new Rounds();

  @Override
  public Integer call() throws Exception {
    double length;
    try (var scratch = Scratch.in(EditingServer.root())) {
      Path directory = scratch.directory();
      var programs = Path.of(System.getProperty("cuepost.bench.postgres", "/usr/bin"));
      String queues = PostgresServer.start(programs, scratch).url();
      var edit = MixedEdit.make(directory, clips);
      length = edit.seconds();
      Path timeline = directory.resolve("timeline.json");
      Files.writeString(timeline, edit.timeline(EditingMachine.BASE));
      var first = scratch.add(machine(directory, queues, 0, 1, edit.files()));
      first.line("ready", 0, PATIENCE);
      for (int round = 0; round < rounds; round++) {
        one.add(seconds(first, timeline, round));
      }
      var second = scratch.add(machine(directory, queues, 1, 0, List.of()));
      second.line("ready", 0, PATIENCE);
      for (int round = 0; round < rounds; round++) {
        two.add(seconds(first, timeline, rounds + round));
      }
    }
    System.out.println("one machine:  " + one.line("s"));
    System.out.println("two machines: " + two.line("s"));
    var row =
        Row.ratio(
            "mixed edit of %.0f s by two machines".formatted(length),
            "s",
            two,
            "one machine",
            one,
            new Target.None());
    System.out.println(
        Table.of(
            List.of(
                new Row(
                    row.measure(),
                    row.ours(),
                    row.beside(),
                    one.median() / two.median(),
                    new Target.AtLeast(1.8)))));
    return 0;
  }

  private static double seconds(Program machine, Path timeline, int number)
      throws IOException, InterruptedException {
    machine.tell(timeline.toString());
    return Double.parseDouble(machine.line("seconds ", number, PATIENCE).substring(8));
  }

  /** A machine that has one processor, and so makes one segment at a time. */
  private static Program machine(
      Path directory, String queues, int processor, int jobs, List<Path> files) throws IOException {
    Path common = Files.createDirectories(directory.resolve("common"));
    List<String> words = new ArrayList<>(List.of("taskset", "-c", Integer.toString(processor)));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(EditingMachine.class.getName());
    words.addAll(List.of(common.toString(), queues));
    words.add(directory.resolve("scratch-" + processor).toString());
    words.add(Integer.toString(jobs));
    files.forEach(file -> words.add(file.toString()));
    return Program.start(words, directory.resolve("machine-%d.log".formatted(processor)));
  }
}
