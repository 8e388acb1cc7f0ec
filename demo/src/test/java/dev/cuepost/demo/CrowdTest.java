package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.server.PackagedServer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More clients than the server may have files open. */
class CrowdTest {
  private static final int FILES = 400;

  @TempDir private Path directory;

  @Test
  void clients_that_open_more_connections_than_there_are_files_shut_nobody_out() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -n " + FILES + "; exec \"$@\"", "bash"));
    command.addAll(PackagedServer.command());
    List<String> options =
        List.of("--data", directory.resolve("data").toString(), "--port", "0", "--oss-port", "0");
    List<Socket> crowd = new ArrayList<>();
    try (var server = ServerProcess.start(command, options, directory.resolve("log"))) {
      for (URI port : List.of(server.api(), server.objects())) {
        for (int client = 0; client < FILES; client++) {
          crowd.add(new Socket(port.getHost(), port.getPort()));
        }
      }
      for (Socket socket : crowd) {
        socket.close();
      }

      try (var client = HttpClient.newHttpClient()) {
        var health = HttpRequest.newBuilder(server.api().resolve("/health")).build();
        assertThat(client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
        var object = HttpRequest.newBuilder(server.objects().resolve("/demo/none")).build();
        assertThat(client.send(object, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(404);
      }
    }
  }
}
