package dev.cuepost.bench.callback;

import dev.cuepost.bench.run.Ports;
import dev.cuepost.bench.run.Program;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Redis that answers a write when it is on the disk, as Cuepost does. */
final class RedisServer {
  private RedisServer() {}

  /** Starts it and returns its port. */
  static int start(Scratch scratch) throws IOException, InterruptedException {
    int port = Ports.free();
    Path directory = Files.createDirectory(scratch.directory().resolve("redis"));
    var program =
        scratch.add(
            Program.start(
                List.of(
                    "redis-server",
                    "--bind",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--dir",
                    directory.toString(),
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    "always",
                    "--save",
                    ""),
                scratch.directory().resolve("redis.log")));
    Ports.awaitOpen(port, program);
    return port;
  }
}
