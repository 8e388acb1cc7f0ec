package dev.cuepost.demo;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Cuepost server of our own, in a process of its own, that ends with this object. */
public final class ServerProcess implements AutoCloseable {
  private static final String READY = "cuepost ready ";

  private final Process process;
  private final Map<String, String> ready;

  private ServerProcess(Process process, Map<String, String> ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts the server and waits for its ready line.
   *
   * @param command program and first words
   * @param options of {@code serve}
   * @param log where its standard error goes
   */
  public static ServerProcess start(List<String> command, List<String> options, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(command);
    words.add("serve");
    words.addAll(options);
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.to(log.toFile())).start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new DemoFailure("the server did not start: " + Files.readString(log).strip());
    }
    return new ServerProcess(process, words(line.substring(READY.length())));
  }

  /** Where SMQ and IMS listen, such as {@code http://127.0.0.1:8700}. */
  public URI api() {
    return URI.create(value("api"));
  }

  /** Where a region with a port of its own listens. */
  public URI api(String region) {
    return URI.create(value("api." + region));
  }

  /** Where the objects are. */
  public URI objects() {
    return URI.create(value("objects"));
  }

  /** Where the objects of a region with a port of its own are. */
  public URI objects(String region) {
    return URI.create(value("objects." + region));
  }

  /** The default region. */
  public String region() {
    return value("region").split(",", 2)[0];
  }

  /** The credentials that the server's first start made. */
  public Map<String, String> credentials() throws IOException {
    return Files.readAllLines(Path.of(value("credentials"))).stream()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  public String readySeconds() {
    return value("seconds");
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String value(String name) {
    String value = ready.get(name);
    if (value == null) {
      throw new DemoFailure("the server's ready line does not tell its " + name + ": " + ready);
    }
    return value;
  }

  private static Map<String, String> words(String line) {
    return Arrays.stream(line.strip().split(" ", -1))
        .map(word -> word.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
  }
}
