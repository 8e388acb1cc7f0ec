package dev.cuepost.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process of this machine holds and has used so far, as {@code /proc} tells it.
 *
 * @param resident bytes of memory
 * @param cpu time of all its threads, user and system
 */
public record Usage(long resident, Duration cpu) {
  /** The kernel counts in hundredths of a second, whatever its own clock does. */
  private static final long TICK_MILLIS = 10;

  private static final int USER_TICKS = 11; // of the fields behind the name of the program
  private static final int SYSTEM_TICKS = 12;

  public static Usage of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    return new Usage(
        Files.readAllLines(process.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
            .findFirst()
            .orElseThrow(),
        cpu(Files.readString(process.resolve("stat"))));
  }

  static Duration cpu(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  public double mebibytes() {
    return resident / (double) (1 << 20);
  }

  /** Cores busy on average since an earlier look. */
  public double coresSince(Usage before, long nanos) {
    return cpu.minus(before.cpu).toNanos() / (double) nanos;
  }
}
