package dev.cuepost.server;

import dev.cuepost.access.Access;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.state.Database;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the server, and who there is besides: at the first start that is the operator's account.
 * Servers that share their state have the same key file and credentials.
 */
record Operator(Access access, Credentials credentials) {
  /**
   * Opens who there is.
   *
   * @param environment by variable
   * @throws Problem if the key file or the credentials are not those of the state
   */
  static Operator open(
      ServerConfig config,
      DataDirectory data,
      Database database,
      TimeSource clock,
      SecureRandom random,
      Function<String, @Nullable String> environment,
      Closing parts)
      throws IOException {
    try {
      var access =
          parts.add(
              Access.open(database.jdbi(), database.bulletin(), data.masterKey(), clock, random));
      if (database.bulletin().hasOthers()
          && !access.accounts().list().isEmpty()
          && !Credentials.areGiven(data.credentials(), environment)) {
        throw new Problem(
            "%s is missing: this server shares its state with others; copy it and master-key from one of them"
                .formatted(data.credentials()));
      }
      var credentials = Credentials.open(data.credentials(), environment, random);
      access.adopt(credentials.rootKey(), "root");
      access.adoptPassword(credentials.accountId(), credentials.consolePassword());
      access.settleServices(credentials.accountId(), config.authoriseServices());
      return new Operator(access, credentials);
    } catch (IllegalStateException e) {
      throw new Problem(
          "%s is not the key file of this data: %s".formatted(data.masterKey(), e.getMessage()), e);
    }
  }
}
