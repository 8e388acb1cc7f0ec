package dev.cuepost.clients.suite;

import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Where a client program finds the server, and as whom it asks. */
record Account(String endpoint, String id, String keyId, String secret) {
  static Account of(ServerProcess server) throws IOException {
    var credentials = server.credentials();
    return new Account(
        server.api().toString(),
        value(credentials, "CUEPOST_ACCOUNT_ID"),
        value(credentials, "CUEPOST_ACCESS_KEY_ID"),
        value(credentials, "CUEPOST_ACCESS_KEY_SECRET"));
  }

  Map<String, String> environment() {
    return Map.of(
        "SMQ_ENDPOINT", endpoint,
        "SMQ_ACCOUNT", id,
        "SMQ_KEY_ID", keyId,
        "SMQ_KEY_SECRET", secret);
  }

  private static String value(Map<String, String> credentials, String name) {
    return Objects.requireNonNull(credentials.get(name), name);
  }
}
