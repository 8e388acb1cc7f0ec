package dev.cuepost.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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

  @Option(names = "--keep", description = "keep the films and the server's data, and tell where")
  private boolean keep;

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
      Path directory = Files.createTempDirectory("cuepost-demo");
      try {
        new Tour(server, new Ffmpeg(ffmpeg), files, System.out).run(directory);
      } finally {
        leave(directory);
      }
      return 0;
    } catch (DemoFailure e) {
      if (verbose) {
        throw e;
      }
      System.err.println("cuepost demo: " + e.getMessage());
      return 1;
    }
  }

  private void leave(Path directory) throws IOException {
    if (keep) {
      System.out.println("Kept in " + directory);
      return;
    }
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
