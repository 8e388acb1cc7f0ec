package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** A whole server with two accounts, each of which lets the services act for it. */
record TwoCustomers(Server server, HttpClient http, Customer one, Customer two)
    implements AutoCloseable {
  static final AccessKey SECOND = new AccessKey("LTAIsecond", "Secret", "1000000000000002");

  /**
   * Starts it.
   *
   * @param regions ids, separated by commas
   */
  static TwoCustomers start(Path directory, String regions) throws IOException {
    AccessKey first = makeAccounts(directory);
    Server server =
        Server.start(
            new Settings()
                .set("data", directory.toString())
                .set("port", "0")
                .set("oss-port", "0")
                .set("region", regions)
                .set("media.workers", "1")
                .read());
    HttpClient http = HttpClient.newHttpClient();
    return new TwoCustomers(
        server, http, customer(server, http, first), customer(server, http, SECOND));
  }

  /** Who calls with this key. */
  Customer customer(AccessKey key) {
    return customer(server, http, key);
  }

  private static AccessKey makeAccounts(Path directory) throws IOException {
    var random = new SecureRandom();
    try (var data = DataDirectory.open(directory);
        var database = Database.open(data.state());
        var access =
            Access.open(database.jdbi(), data.masterKey(), InstantSource.system(), random)) {
      access.adopt(SECOND, "second");
      access.settleServices(SECOND.account(), true);
      return Credentials.open(data.credentials(), System::getenv, random).rootKey();
    }
  }

  private static Customer customer(Server server, HttpClient http, AccessKey key) {
    Map<String, String> endpoints = server.endpoints();
    return new Customer(
        http,
        key,
        URI.create(endpoints.getOrDefault("api", "")),
        URI.create(endpoints.getOrDefault("objects", "")));
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
