package dev.cuepost.clients.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that takes a client through its cases.
 *
 * @param title the client as the table names it
 * @param command program and arguments
 */
record ClientProgram(String title, List<String> command) {
  private static final long PATIENCE_MINUTES = 3;

  /** A version of the vendor's Java client, packaged by a module beside this one. */
  static ClientProgram java(String version, String signature) {
    return packaged(
        "Java %s, %s".formatted(version, signature),
        "java-" + version,
        "dev.cuepost.clients.Driver",
        signature);
  }

  /** Callback settings, by the Java client of VOD that is built on the first generation of Tea. */
  static ClientProgram vodSettings(String version) {
    return packaged("VOD " + version, "vod-" + version, "dev.cuepost.clients.vod.Driver");
  }

  /** Two videos through VOD, by a Java client of it. */
  static ClientProgram vodWalk(String title, String module) {
    return packaged(title, module, "dev.cuepost.clients.vod.Walk");
  }

  private static ClientProgram packaged(
      String title, String module, String main, String... arguments) {
    Path jars = Project.file("clients/" + module + "/target/client");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(jars + " is missing; run bin/verify, which packages it");
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ClientProgram(
        title,
        Stream.concat(
                Stream.of(java, "-XX:TieredStopAtLevel=1", "-cp", jars + "/*", main),
                Stream.of(arguments))
            .toList());
  }

  /** Runs all its cases. */
  List<CaseResult> run(Account account, Path log) throws IOException {
    var environment = new HashMap<>(account.environment());
    environment.put("SMQ_PREFIX", title.replaceAll("[^A-Za-z0-9]+", "-") + "-");
    return run(environment, log);
  }

  /** Runs all its cases with these variables beside its own. */
  List<CaseResult> run(Map<String, String> environment, Path log) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return run(builder, log).lines().map(CaseResult::parse).flatMap(Optional::stream).toList();
  }

  /** What a program that must end well writes to its standard output. */
  static String run(ProcessBuilder builder, Path log) throws IOException {
    var output = Path.of(log + ".out");
    Process process;
    try {
      process = builder.redirectOutput(output.toFile()).redirectError(log.toFile()).start();
    } catch (IOException e) {
      throw new IOException(
          builder.command().getFirst() + " cannot be run; bin/verify installs it, or do so", e);
    }
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(
            "%s did not end well: %s"
                .formatted(builder.command(), Files.readString(log, StandardCharsets.UTF_8)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return title;
  }
}
