package dev.cuepost.bench.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program on this JDK that we start and end. */
public final class JavaProcess implements AutoCloseable {
  private static final int END_MAX_SECONDS = 10;

  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a program; what it prints goes to the log. */
  public static JavaProcess start(
      List<String> flags, String classPath, List<String> words, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath));
    command.addAll(words);
    File output = log.toFile();
    return new JavaProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start(), log);
  }

  /** What it has printed so far. */
  public String printed() throws IOException {
    return Files.readString(log);
  }

  public long pid() {
    return process.pid();
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
