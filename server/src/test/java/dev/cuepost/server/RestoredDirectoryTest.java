package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of one machine, as docs/operations.md tells it. */
class RestoredDirectoryTest {
  private @TempDir Path directory;

  @Test
  void a_copy_of_a_stopped_servers_directory_is_that_server() throws Exception {
    Path copy = directory.resolve("copy");
    try (HttpClient http = HttpClient.newHttpClient()) {
      Estate estate;
      try (Server server = start(directory.resolve("data"))) {
        estate = Estate.of(customer(server, http, directory.resolve("data")), true);
        estate.load();
      }
      estate.awaitSilence();
      var backup = new ProcessBuilder("cp", "-a", directory.resolve("data").toString(), copy + "");
      assertThat(backup.inheritIO().start().waitFor()).isZero();
      try (Server restored = start(copy)) {
        estate.assertThere(customer(restored, http, copy), estate.acknowledged());
      }
    }
  }

  private static Server start(Path data) {
    return Server.start(
        new Settings()
            .set("data", data.toString())
            .set("port", "0")
            .set("oss-port", "0")
            .set("media.workers", "1")
            .read());
  }

  private static Customer customer(Server server, HttpClient http, Path data) throws IOException {
    return new Customer(
        http,
        Credentials.open(data.resolve("credentials"), System::getenv, new SecureRandom()).rootKey(),
        URI.create(server.endpoints().getOrDefault("api", "")),
        URI.create(server.endpoints().getOrDefault("objects", "")));
  }
}
