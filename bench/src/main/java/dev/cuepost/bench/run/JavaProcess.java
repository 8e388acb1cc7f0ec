package dev.cuepost.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program on this JDK that we start and end. */
public final class JavaProcess implements AutoCloseable {
  private final Program program;

  private JavaProcess(Program program) {
    this.program = program;
  }

  /** Starts a program; what it prints goes to the log. */
  public static JavaProcess start(
      List<String> flags, String classPath, List<String> words, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath));
    command.addAll(words);
    return new JavaProcess(Program.start(command, log));
  }

  /** What it has printed so far. */
  public String printed() throws IOException {
    return program.printed();
  }

  public long pid() {
    return program.pid();
  }

  public void failIfEnded() throws IOException {
    program.failIfEnded();
  }

  @Override
  public void close() {
    program.close();
  }
}
