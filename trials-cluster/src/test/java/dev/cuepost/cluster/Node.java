package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.s3.S3Server;
import dev.cuepost.server.PackagedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A packaged server in a process of its own, that can be killed and started again. */
final class Node implements AutoCloseable {
  private static final int API = 8_700;
  private static final int OBJECTS = 8_701;

  private final Place place;
  private final Path data;
  private final List<String> options;
  private Process process;

  /**
   * Where a node runs.
   *
   * @param host address that it has for itself, by which clients reach it
   * @param wrapper what its command begins with, such as a program that sets its clock
   * @param environment beside what this process has
   */
  record Place(String host, List<String> wrapper, Map<String, String> environment) {
    Place {
      wrapper = List.copyOf(wrapper);
      environment = Map.copyOf(environment);
    }

    /** An ordinary one. */
    static Place at(String host) {
      return new Place(host, List.of(), Map.of());
    }
  }

  private Node(Place place, Path data, List<String> options) throws IOException {
    this.place = place;
    this.data = data;
    this.options = options;
    this.process = run();
  }

  /**
   * Starts it and waits for its ready line.
   *
   * @param data its directory
   * @param options of {@code serve}
   */
  static Node start(Place place, Path data, List<String> options) throws IOException {
    return new Node(place, data, options);
  }

  /** Host and port of SMQ and the RPC gateway. */
  String api() {
    return place.host() + ":" + API;
  }

  /** Host and port of objects. */
  String objects() {
    return place.host() + ":" + OBJECTS;
  }

  Path data() {
    return data;
  }

  private Process run() throws IOException {
    List<String> words = new ArrayList<>(place.wrapper());
    words.addAll(PackagedServer.command());
    words.add("serve");
    words.addAll(List.of("--data", data.toString(), "--host", place.host()));
    words.addAll(List.of("--port", Integer.toString(API), "--oss-port", Integer.toString(OBJECTS)));
    words.addAll(options);
    var program = new ProcessBuilder(words);
    program.environment().put("CUEPOST_S3_ACCESS_KEY_ID", S3Server.KEY.id());
    program.environment().put("CUEPOST_S3_ACCESS_KEY_SECRET", S3Server.KEY.secret());
    program.environment().putAll(place.environment());
    Process started =
        program.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
    var output = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    if (output.readLine() == null) {
      throw new IOException("the server did not start: " + Files.readString(log()).strip());
    }
    return started;
  }

  /** What it logged. */
  Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /** Whether FFmpeg is at work for it. */
  boolean renders() {
    return process
        .descendants()
        .anyMatch(
            child -> child.info().command().filter(path -> path.endsWith("ffmpeg")).isPresent());
  }

  /** SIGKILL. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  void startAgain() throws IOException {
    process = run();
  }

  @Override
  public void close() {
    kill();
  }
}
