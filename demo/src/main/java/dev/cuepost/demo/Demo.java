package dev.cuepost.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the demo. */
@Command(
    name = "cuepost demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts a server in a temporary directory, edits FILEs (or clips of its own) into two films"
            + " with the official clients, and receives the callbacks from a queue and over HTTP.")
public final class Demo implements Callable<Integer> {
  @Option(names = "--server", required = true, hidden = true, split = " ")
  private List<String> server = List.of();

  @Option(
      names = "--ffmpeg",
      defaultValue = "ffmpeg",
      description = "the ffmpeg program (default: ${DEFAULT-VALUE})")
  private String ffmpeg = "ffmpeg";

  @Option(names = "--verbose", description = "show where a failure comes from")
  private boolean verbose;

  @Parameters(paramLabel = "FILE", description = "videos, pictures and music to edit")
  private List<Path> files = List.of();

  private Demo() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Demo()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try {
      new Tour(server, new Ffmpeg(ffmpeg), files, System.out).run();
      return 0;
    } catch (DemoFailure e) {
      if (verbose) {
        throw e;
      }
      System.err.println("cuepost demo: " + e.getMessage());
      return 1;
    }
  }
}
