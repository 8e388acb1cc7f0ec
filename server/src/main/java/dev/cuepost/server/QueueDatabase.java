package dev.cuepost.server;

import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.postgres.Nodes;
import dev.cuepost.queue.postgres.ShardedQueueEngine;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL databases that hold the queues in place of the data directory.
 *
 * @param urls of JDBC, one or more; a password in them would be seen by whoever reads the
 *     configuration, so it may come from the environment
 * @param connections how many calls each works on at once, 1 to 500
 */
record QueueDatabase(List<String> urls, int connections) {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final String PASSWORD = "CUEPOST_QUEUES_PASSWORD";

  QueueDatabase {
    urls = List.copyOf(urls);
    for (String url : urls) {
      if (!url.startsWith(PREFIX)) {
        throw new Problem("queues.database must begin with %s, was '%s'".formatted(PREFIX, url));
      }
    }
    if (connections < 1 || connections > 500) {
      throw new Problem("queues.connections must be in 1..500, was " + connections);
    }
  }

  /**
   * Opens the queues, in these databases if there are any, else in the directory.
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
    return ShardedQueueEngine.open(
        database.get().urls(environment),
        nodes,
        database.get().connections(),
        clock,
        (queue, _) -> durability.of(queue),
        random);
  }

  /**
   * The addresses with the password in them, if there is one.
   *
   * @param environment by variable
   */
  List<String> urls(Function<String, @Nullable String> environment) {
    return Optional.ofNullable(environment.apply(PASSWORD))
        .map(password -> "password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))
        .map(password ->
            urls.stream().map(url -> url + (url.contains("?") ? "&" : "?") + password).toList())
        .orElse(urls);
  }
}
