package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole server, and commands that are run against it as its owner. */
final class CommandSite implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final Server server;
  private final Map<String, String> environment = new HashMap<>();

  private CommandSite(Path directory, Server server) {
    this.directory = directory;
    this.server = server;
    environment.put("CUEPOST_ENDPOINT", endpoint("api"));
    environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    environment.put("XDG_STATE_HOME", directory.resolve("state").toString());
  }

  /**
   * Starts the server.
   *
   * @param directory an empty one for it and for what commands keep
   */
  static CommandSite in(Path directory) {
    return new CommandSite(
        directory,
        Server.start(
            new Settings()
                .set("data", directory.resolve("data").toString())
                .set("port", "0")
                .set("oss-port", "0")
                .read()));
  }

  /** How a command ended and what it said. */
  record Outcome(int status, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }

    /** What it said to programs, which is all of its output. */
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + out + err, e);
      }
    }
  }

  /** Of the face {@code api} or {@code objects}. */
  String endpoint(String face) {
    return server.endpoints().getOrDefault(face, "");
  }

  Path data() {
    return directory.resolve("data");
  }

  /** The variables that commands see; tests may change them. */
  Map<String, String> environment() {
    return environment;
  }

  /** Runs a command with the credentials in the data directory. */
  Outcome run(String... words) {
    return bare(
        Stream.concat(Stream.of(words), Stream.of("--data", data().toString()))
            .toArray(String[]::new));
  }

  /** Runs a command as it stands. */
  Outcome bare(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Cuepost.commandLine(environment::get)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words);
    return new Outcome(status, out.toString(), err.toString());
  }

  /** Runs a command that succeeds. */
  Outcome done(String... words) {
    Outcome outcome = run(words);
    assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
    return outcome;
  }

  /** Runs a command that succeeds, and reads what it tells programs. */
  JsonNode json(String... words) {
    return done(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new)).json();
  }

  /** Runs a command that ends with that status and one sentence. */
  void refused(int status, String sentence, String... words) {
    Outcome outcome = run(words);
    assertThat(outcome.err()).startsWith("cuepost: " + sentence).hasLineCount(1);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out()).isEmpty();
  }

  @Override
  public void close() {
    server.close();
  }
}
