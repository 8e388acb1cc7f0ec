package dev.cuepost.queue.rocks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program of the tests in a process of its own, which may come to harm. */
final class JavaProcess {
  private JavaProcess() {}

  /** Starts the class's main method; what it prints is for the caller to read. */
  static Process start(Class<?> program, Path argument) throws IOException {
    return new ProcessBuilder(command(program, argument))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static List<String> command(Class<?> program, Path argument) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        program.getName(),
        argument.toString());
  }
}
