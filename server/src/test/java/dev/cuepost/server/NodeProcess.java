package dev.cuepost.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.media.s3.S3Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One of several servers, in a process of its own that can be killed and started again. */
final class NodeProcess implements AutoCloseable {
  private final Path directory;
  private final Path config;
  private final int port;
  private final int ossPort;
  private Process process;

  private NodeProcess(Path directory, Path config, int port, int ossPort) throws IOException {
    this.directory = directory;
    this.config = config;
    this.port = port;
    this.ossPort = ossPort;
    this.process = run();
  }

  /**
   * Starts it.
   *
   * @param directory of its data
   * @param config a properties file, read at each start
   */
  static NodeProcess start(Path directory, Path config, int port, int ossPort) throws IOException {
    return new NodeProcess(directory, config, port, ossPort);
  }

  int port() {
    return port;
  }

  int ossPort() {
    return ossPort;
  }

  private Process run() throws IOException {
    var program =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cuepost.server.Cuepost",
                "serve",
                "--config",
                config.toString(),
                "--data",
                directory.toString(),
                "--port",
                Integer.toString(port),
                "--oss-port",
                Integer.toString(ossPort)));
    program.environment().put("CUEPOST_S3_ACCESS_KEY_ID", S3Server.KEY.id());
    program.environment().put("CUEPOST_S3_ACCESS_KEY_SECRET", S3Server.KEY.secret());
    Path log = directory.resolveSibling(directory.getFileName() + ".log");
    Process started = program.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    var output = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the server did not start: " + Files.readString(log).strip());
    }
    return started;
  }

  /** SIGKILL. */
  void kill() {
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
