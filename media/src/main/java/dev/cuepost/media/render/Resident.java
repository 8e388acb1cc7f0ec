package dev.cuepost.media.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How much memory programs hold, as Linux tells it; nothing elsewhere. */
final class Resident {
  private static final Pattern LINE = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");

  private Resident() {}

  /** Bytes that a process and all that it started hold now. */
  static long of(Process process) {
    return process.descendants().mapToLong(Resident::bytes).sum();
  }

  private static long bytes(ProcessHandle process) {
    try {
      var line =
          LINE.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
      return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
    } catch (IOException _) {
      return 0; // it has just ended
    }
  }
}
