package dev.cuepost.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process of this machine holds and has used so far, as {@code /proc} tells it.
 *
 * @param resident bytes of memory
 * @param user time that all its threads computed
 * @param system time that the kernel worked for them
 */
public record Usage(long resident, Duration user, Duration system) {
  /** The kernel counts in hundredths of a second, whatever its own clock does. */
  private static final long TICK_MILLIS = 10;

  private static final int USER_TICKS = 11; // of the fields behind the name of the program
  private static final int SYSTEM_TICKS = 12;

  public static Usage of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(stat(pid));
    return new Usage(
        Files.readAllLines(process.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
            .findFirst()
            .orElseThrow(),
        ticks(stat, USER_TICKS),
        ticks(stat, SYSTEM_TICKS));
  }

  private static Duration ticks(String stat, int field) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Duration.ofMillis(Long.parseLong(fields[field]) * TICK_MILLIS);
  }

  /** User and system time. */
  static Duration cpu(String stat) {
    return ticks(stat, USER_TICKS).plus(ticks(stat, SYSTEM_TICKS));
  }

  public Duration cpu() {
    return user.plus(system);
  }

  /** What a process and those that it started have used together, but for those that ended. */
  public static Duration ofAll(long pid) throws IOException {
    Duration all = Usage.of(pid).cpu();
    List<ProcessHandle> started =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList();
    for (ProcessHandle one : started) {
      try {
        all = all.plus(cpu(Files.readString(stat(one.pid()))));
      } catch (NoSuchFileException _) {
        // It ended meanwhile.
      }
    }
    return all;
  }

  private static Path stat(long pid) {
    return Path.of("/proc", Long.toString(pid), "stat");
  }

  public double mebibytes() {
    return resident / (double) (1 << 20);
  }

  /** Cores busy on average since an earlier look. */
  public double coresSince(Usage before, long nanos) {
    return cpu().minus(before.cpu()).toNanos() / (double) nanos;
  }
}
