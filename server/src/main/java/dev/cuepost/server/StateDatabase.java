package dev.cuepost.server;

import dev.cuepost.queue.postgres.Nodes;
import dev.cuepost.state.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that holds the state of several servers in place of a file of one.
 *
 * @param url of JDBC; a password in it would be seen by whoever reads the configuration, so it may
 *     come from the environment
 * @param connections how many this server has open at most, 2 to 500; one more is for listening
 */
record StateDatabase(String url, int connections) {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final String PASSWORD = "CUEPOST_STATE_PASSWORD";

  StateDatabase {
    if (!url.startsWith(PREFIX)) {
      throw new Problem("state.database must begin with %s, was '%s'".formatted(PREFIX, url));
    }
    if (connections < 2 || connections > 500) {
      throw new Problem("state.connections must be in 2..500, was " + connections);
    }
  }

  /**
   * Opens the state, in this database if there is one, else in the file.
   *
   * @param environment by variable
   */
  static Database open(
      Optional<StateDatabase> database, Path file, Function<String, @Nullable String> environment) {
    return database.isEmpty()
        ? Database.open(file)
        : Database.open(database.get().url(environment), database.get().connections());
  }

  /** Who else may have the queues that belong to it. */
  static Nodes nodes(Optional<StateDatabase> database) {
    return database.isPresent() ? Nodes.MANY : Nodes.ONE;
  }

  /**
   * The address with the password in it, if there is one.
   *
   * @param environment by variable
   */
  String url(Function<String, @Nullable String> environment) {
    return Optional.ofNullable(environment.apply(PASSWORD))
        .map(secret ->
            "%s%spassword=%s"
                .formatted(
                    url,
                    url.contains("?") ? "&" : "?",
                    URLEncoder.encode(secret, StandardCharsets.UTF_8)))
        .orElse(url);
  }
}
