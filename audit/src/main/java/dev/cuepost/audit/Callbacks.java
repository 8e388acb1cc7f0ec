package dev.cuepost.audit;

import dev.cuepost.audit.callback.book.Books;
import dev.cuepost.audit.callback.check.Judge;
import dev.cuepost.audit.history.AuditProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command line of the soak of callbacks. */
@Command(
    name = "callbacks",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks a server of its own for events, at endpoints that fail in every way and at queues; kills"
          + " it again and again; and checks what came against the server's own log: nothing"
          + " acknowledged was lost, nothing was told that was not recorded.",
      "Exits with 0 if every promise was kept, with 1 if one was not, with 2 if it could not tell."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  bin/cuepost audit callbacks --minutes 60 --rate 100 --seed 7",
      "  bin/cuepost audit callbacks --history DIR --json"
    })
final class Callbacks implements Callable<Integer> {
  private static final int COULD_NOT_TELL = 2;

  @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  @ParentCommand private @Nullable Audit parent;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "load of the whole run (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50",
      description = "events a second (default: ${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "faults and ends of the server follow from it (default: any)")
  private @Nullable Long seed;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description = "only judge what a run before wrote there")
  private @Nullable Path history;

  @Option(names = "--keep", description = "keep histories and data, and tell where")
  private boolean keep;

  @Option(names = "--verbose", description = "show where a failure comes from")
  private boolean verbose;

  @Override
  public Integer call() throws Exception {
    try {
      return history == null
          ? run()
          : report(new CallbackRun.Outcome(Judge.judge(Books.in(history)), Map.of()));
    } catch (AuditProblem | IOException e) {
      if (verbose) {
        throw e;
      }
      spec.commandLine().getErr().println("cuepost audit: " + e.getMessage());
      return COULD_NOT_TELL;
    }
  }

  private int run() throws IOException, InterruptedException {
    long drawn = seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed;
    var plan = CallbackPlan.draw(minutes, rate, drawn);
    Path directory = Files.createTempDirectory("cuepost-audit");
    boolean clean = false;
    try {
      Path written = Files.createDirectory(directory.resolve("histories"));
      remarks().printf("seed %d%n", drawn);
      CallbackRun.Outcome outcome;
      try (var progress = new ProgressLine(plan.length())) {
        outcome =
            new CallbackRun(plan, written, progress)
                .withOwnServer(
                    parent == null ? List.of() : parent.server(),
                    List.of("--data", directory.resolve("data").toString()),
                    directory);
      }
      clean = outcome.judgement().clean();
      return report(outcome);
    } finally {
      if (keep || !clean) {
        remarks().println("Histories, logs and data are kept in " + directory);
      } else {
        Audit.delete(directory);
      }
    }
  }

  private PrintWriter remarks() {
    return parent == null ? spec.commandLine().getOut() : parent.remarks();
  }

  private int report(CallbackRun.Outcome outcome) {
    var out = spec.commandLine().getOut();
    boolean clean = outcome.judgement().clean();
    if (parent != null && parent.json()) {
      out.println(VerdictJson.of(outcome.judgement()));
      return clean ? 0 : 1;
    }
    out.print(new JudgementTable(outcome.judgement(), outcome.shown()).text());
    out.println(clean ? "\nEvery promise was kept." : "\nA promise was not kept.");
    return clean ? 0 : 1;
  }
}
