package dev.cuepost.bench;

import dev.cuepost.bench.figure.Rounds;
import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Seconds from the start of the process to its ready line, and the memory that it then holds.
 * Baseline: a Java process that does nothing but print its version.
 */
@Command(name = "start", description = "start to ready, and memory when idle")
final class StartBench implements Callable<Integer> {
  private static final long IDLE_MILLIS = 3_000;

  @Option(names = "--server", required = true, split = " ", hidden = true)
  private List<String> server = List.of();

  @Option(names = "--rounds", defaultValue = "5", description = "default: ${DEFAULT-VALUE}")
  private int rounds = 5;

  @Override
  public Integer call() throws Exception {
    var first = new Rounds();
    var again = new Rounds();
    var baseline = new Rounds();
    var memory = new Rounds();
    for (int round = 0; round < rounds; round++) {
      Path directory = Files.createTempDirectory("cuepost-bench");
      first.add(start(directory, memory));
      again.add(start(directory, memory));
      baseline.add(javaVersion());
    }
    System.out.println("first start to ready:  " + first.line("s"));
    System.out.println("later start to ready:  " + again.line("s"));
    System.out.println("java -version:         " + baseline.line("s"));
    System.out.println("resident when idle:    " + memory.line("MiB"));
    return 0;
  }

  private double start(Path directory, Rounds memory) throws Exception {
    long begun = System.nanoTime();
    List<String> options =
        List.of("--data", directory.resolve("data").toString(), "--port", "0", "--oss-port", "0");
    try (var running = ServerProcess.start(server, options, directory.resolve("log"))) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      Thread.sleep(IDLE_MILLIS);
      memory.add(residentMebibytes(running.handle().pid()));
      return seconds;
    }
  }

  private static double javaVersion() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    new ProcessBuilder(java.toString(), "-version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double residentMebibytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
