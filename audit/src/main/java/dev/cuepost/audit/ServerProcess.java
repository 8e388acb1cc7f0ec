package dev.cuepost.audit;

import dev.cuepost.audit.history.AuditProblem;
import dev.cuepost.identity.AccessKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server of our own in a process of its own: started, ready, ended. */
final class ServerProcess {
  private static final String READY = "cuepost ready ";
  private static final long END_MAX_SECONDS = 10;

  private final Process process;
  private final Path log;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it and does not wait.
   *
   * @param command program and first words
   * @param options of {@code serve}
   * @param log where its standard error goes
   */
  static ServerProcess launch(List<String> command, List<String> options, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(command);
    words.add("serve");
    words.addAll(options);
    return new ServerProcess(
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.to(log.toFile())).start(),
        log);
  }

  /** What the line tells with which a server reports that it is ready. */
  record Ready(Map<String, String> words) {
    URI api() {
      return URI.create(word("api"));
    }

    URI objects() {
      return URI.create(word("objects"));
    }

    /** The key that the server's first start made, or that its environment names. */
    AccessKey key() throws IOException {
      Map<String, String> stored =
          pairs(Files.readAllLines(Path.of(word("credentials"))).stream().toList());
      return new AccessKey(
          setting("CUEPOST_ACCESS_KEY_ID", stored),
          setting("CUEPOST_ACCESS_KEY_SECRET", stored),
          "");
    }

    /** The server has our environment, which comes before what it stored. */
    private static String setting(String name, Map<String, String> stored) {
      return Optional.ofNullable(System.getenv(name))
          .filter(value -> !value.isEmpty())
          .orElseGet(() -> stored.getOrDefault(name, ""));
    }

    private String word(String name) {
      return Optional.ofNullable(words.get(name))
          .orElseThrow(() ->
              new AuditProblem(
                  "the server's ready line does not tell its %s: %s".formatted(name, words)));
    }
  }

  Ready awaitReady() throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new AuditProblem("the server did not start: " + Files.readString(log).strip());
    }
    return new Ready(pairs(Arrays.asList(line.substring(READY.length()).split(" ", -1))));
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM, and SIGKILL if that is of no use. */
  void endAnyhow() {
    process.destroy();
    try {
      if (!process.waitFor(END_MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  private static Map<String, String> pairs(List<String> words) {
    return words.stream()
        .map(word -> word.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
  }
}
