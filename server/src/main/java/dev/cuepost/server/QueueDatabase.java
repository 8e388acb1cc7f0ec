package dev.cuepost.server;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.Nodes;
import dev.cuepost.queue.postgres.PostgresQueueEngine;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that holds the queues in place of the data directory.
 *
 * @param url of JDBC; a password in it would be seen by whoever reads the configuration, so it may
 *     come from the environment
 * @param connections how many calls it works on at once, 1 to 500
 */
record QueueDatabase(String url, int connections) {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final String PASSWORD = "CUEPOST_QUEUES_PASSWORD";

  QueueDatabase {
    if (!url.startsWith(PREFIX)) {
      throw new Problem("queues.database must begin with %s, was '%s'".formatted(PREFIX, url));
    }
    if (connections < 1 || connections > 500) {
      throw new Problem("queues.connections must be in 1..500, was " + connections);
    }
  }

  /**
   * Opens the queues, in this database if there is one, else in the directory.
   *
   * @param nodes whether other servers may have the database open: only if they share all to which
   *     internal queues refer
   * @param environment by variable
   */
  static QueueEngine open(
      Optional<QueueDatabase> database,
      Nodes nodes,
      Path directory,
      TimeSource clock,
      QueueDurability durability,
      SecureRandom random,
      Function<String, @Nullable String> environment)
      throws IOException {
    if (database.isEmpty()) {
      return RocksQueueEngine.open(directory, clock, (queue, _) -> durability.of(queue), random);
    }
    return PostgresQueueEngine.open(
        database.get().urlWith(Optional.ofNullable(environment.apply(PASSWORD))),
        nodes,
        database.get().connections(),
        clock,
        (queue, _) -> durability.of(queue),
        random);
  }

  private String urlWith(Optional<String> password) {
    return password
        .map(secret ->
            "%s%spassword=%s"
                .formatted(
                    url,
                    url.contains("?") ? "&" : "?",
                    URLEncoder.encode(secret, StandardCharsets.UTF_8)))
        .orElse(url);
  }
}
