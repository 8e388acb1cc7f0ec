package dev.cuepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose queues lie in PostgreSQL. */
class QueueDatabaseTest {
  private static final String MESSAGE = "<Message><MessageBody>aGVsbG8=</MessageBody></Message>";
  private static final String MESSAGES = "/queues/orders/messages";

  @TempDir private Path directory;

  @Test
  void queues_outlive_the_server_and_its_files_and_an_outage_of_their_database()
      throws IOException, InterruptedException, SQLException {
    Path home = Files.createDirectory(directory.resolve("postgres"));
    try (var database = PostgresServer.start(home);
        HttpClient http = HttpClient.newHttpClient()) {
      String url = database.create("queues");
      try (Server server = Server.start(settings("data", url))) {
        Customer customer = customer("data", server, http);
        assertThat(customer.smq("PUT", "/queues/orders", "<Queue/>").status()).isEqualTo(201);
        assertThat(customer.smq("POST", MESSAGES, MESSAGE).status()).isEqualTo(201);
        assertThatThrownBy(() -> Server.start(settings("second", url)))
            .isInstanceOf(Problem.class)
            .hasMessageContaining("another server");
        assertThat(directory.resolve("data/queues")).doesNotExist();
      }
      try (Server server = Server.start(settings("data", url))) {
        Customer customer = customer("data", server, http);
        Customer.Answer received = customer.smq("GET", MESSAGES);
        assertThat(received.value("MessageBody")).isEqualTo("aGVsbG8=");
        String handle = received.value("ReceiptHandle");
        database.kill();
        assertThat(customer.smq("POST", MESSAGES, MESSAGE).outcome())
            .isEqualTo("500 InternalError");
        database.startAgain();
        await().until(() -> customer.smq("POST", MESSAGES, MESSAGE).status() == 201);
        assertThat(customer.smq("DELETE", MESSAGES + "?ReceiptHandle=" + handle).status())
            .isEqualTo(204);
        assertThat(customer.smq("GET", MESSAGES).value("DequeueCount")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_database_that_is_not_there_ends_the_start_with_one_sentence() {
    assertThatThrownBy(
            () -> Server.start(settings("data", "jdbc:postgresql://127.0.0.1:1/queues?user=a")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the queues' database cannot be used")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> settings("data", "mysql://elsewhere"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("queues.database must begin with jdbc:postgresql:");
  }

  private ServerConfig settings(String data, String url) {
    return new Settings()
        .set("data", directory.resolve(data).toString())
        .set("port", "0")
        .set("oss-port", "0")
        .set("queues.database", url)
        .read();
  }

  private Customer customer(String data, Server server, HttpClient http) throws IOException {
    Map<String, String> endpoints = server.endpoints();
    return new Customer(
        http,
        Credentials.open(
                directory.resolve(data).resolve("credentials"), System::getenv, new SecureRandom())
            .rootKey(),
        URI.create(endpoints.getOrDefault("api", "")),
        URI.create(endpoints.getOrDefault("objects", "")));
  }
}
