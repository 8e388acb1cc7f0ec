package dev.cuepost.bench.object;

import dev.cuepost.bench.run.Ports;
import dev.cuepost.bench.run.Program;
import dev.cuepost.bench.run.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An nginx that serves files with sendfile and takes them by its WebDAV module, without a sync. */
record Nginx(int port) implements Place {
  static Nginx start(Scratch scratch) throws IOException, InterruptedException {
    int port = Ports.free();
    Path directory = Files.createDirectory(scratch.directory().resolve("nginx"));
    Files.createDirectory(directory.resolve("files"));
    Path config =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            daemon off;
            user root;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 256; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000;
              client_max_body_size 0;
              client_body_temp_path %1$s/body;
              server {
                listen 127.0.0.1:%2$d;
                root %1$s/files;
                location / { dav_methods PUT DELETE; }
              }
            }
            """
                .formatted(directory.toAbsolutePath(), port));
    var program =
        scratch.add(
            Program.start(
                List.of("nginx", "-c", config.toAbsolutePath().toString(), "-e", "stderr"),
                scratch.directory().resolve("nginx.log")));
    Ports.awaitOpen(port, program);
    return new Nginx(port);
  }

  @Override
  public String putTarget(String key) {
    return "/" + key;
  }

  @Override
  public String getTarget(String key) {
    return "/" + key;
  }
}
