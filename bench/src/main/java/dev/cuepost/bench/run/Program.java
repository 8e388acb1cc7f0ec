package dev.cuepost.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that we start and end; what it prints goes to a log. */
public final class Program implements AutoCloseable {
  private static final int END_MAX_SECONDS = 10;
  private static final long LOOK_MILLIS = 20;

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program.
   *
   * @param command the program and its arguments
   */
  public static Program start(List<String> command, Path log) throws IOException {
    return new Program(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  /** What it has printed so far. */
  public String printed() throws IOException {
    return Files.readString(log);
  }

  public long pid() {
    return process.pid();
  }

  /** Writes a line to its standard input. */
  public void tell(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /**
   * Waits for whole lines that begin so and returns the one of that number, from 0.
   *
   * @throws IllegalStateException if the program ended or the time was over before
   */
  public String line(String beginning, int number, Duration patience)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      boolean alive = process.isAlive();
      String printed = printed();
      List<String> lines =
          printed
              .substring(0, printed.lastIndexOf('\n') + 1)
              .lines()
              .filter(line -> line.startsWith(beginning))
              .toList();
      if (lines.size() > number) {
        return lines.get(number);
      }
      if (!alive || System.nanoTime() - begun > patience.toNanos()) {
        throw new IllegalStateException(
            "a program did not say '%s': %s".formatted(beginning, printed.strip()));
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Waits for its end, which must be a good one. */
  public void await(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("a program did not end well: " + printed().strip());
    }
  }

  public void failIfEnded() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("a program did not start: " + printed().strip());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
