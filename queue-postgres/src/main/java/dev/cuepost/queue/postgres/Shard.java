package dev.cuepost.queue.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * One of the databases that hold the queues of a service. One thread brings it in, any number call
 * it then.
 */
final class Shard implements AutoCloseable {
  private final DataSource database;
  private final String address;
  private final Consumer<DataSource> tables;
  private volatile Optional<Membership> membership = Optional.empty();
  private volatile Optional<PostgresQueueEngine> engine = Optional.empty();
  private volatile Optional<String> problem = Optional.empty();

  /**
   * @param address by which people know it, without secrets
   * @param tables makes them, or brings them up to date
   */
  Shard(DataSource database, String address, Consumer<DataSource> tables) {
    this.database = database;
    this.address = address;
    this.tables = tables;
  }

  /**
   * Brings its tables up to date and asks it which one it is.
   *
   * @return whether it could be reached
   * @throws IOException if it is reached and cannot be used
   */
  boolean reach() throws IOException {
    return attempt(() -> {
      tables.accept(database);
      try (Connection connection = database.getConnection()) {
        membership = Membership.of(connection);
      }
    });
  }

  /** Makes it the first one of a service. */
  void found(SecureRandom random) throws IOException {
    attempt(() -> {
      try (Connection connection = database.getConnection()) {
        membership = Optional.of(Membership.found(connection, random));
      }
    });
  }

  /** Makes it one more of the service whose first one is given. */
  void join(Shard home, SecureRandom random) throws IOException {
    attempt(() -> {
      try (Connection first = home.database.getConnection();
          Connection connection = database.getConnection()) {
        membership = Optional.of(Membership.join(first, connection, random));
      }
    });
  }

  /** Opens its queues. */
  void open(Opening opening) throws IOException {
    attempt(() -> engine = Optional.of(opening.open(database)));
  }

  @FunctionalInterface
  private interface Step {
    void take() throws IOException, SQLException;
  }

  private boolean attempt(Step step) throws IOException {
    try {
      step.take();
      problem = Optional.empty();
      return true;
    } catch (IOException | SQLException | FlywayException e) {
      problem = Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip());
      if (isOutOfReach(e)) {
        return false;
      }
      throw e instanceof IOException told ? told : PostgresQueueEngine.unusable(e);
    }
  }

  /** No connection, none left, or a server that starts or ends. */
  private static boolean isOutOfReach(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause ->
            cause instanceof SQLException said
                && said.getSQLState() != null
                && (said.getSQLState().startsWith("08")
                    || said.getSQLState().startsWith("57P")
                    || said.getSQLState().startsWith("53")));
  }

  String address() {
    return address;
  }

  DataSource database() {
    return database;
  }

  Optional<Membership> membership() {
    return membership;
  }

  boolean isOpen() {
    return engine.isPresent();
  }

  /** What was wrong when it was last asked for something. */
  Optional<String> problem() {
    return problem;
  }

  /**
   * Has its queues do something.
   *
   * @throws UncheckedIOException if it cannot be reached
   */
  <T> T call(Function<PostgresQueueEngine, T> call) {
    PostgresQueueEngine open =
        engine.orElseThrow(() -> failure(problem.orElse("it is being opened")));
    try {
      T result = call.apply(open);
      if (problem.isPresent()) {
        problem = Optional.empty();
      }
      return result;
    } catch (UncheckedIOException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Who keeps its deleted messages from being cleared away, for minutes already. */
  Optional<String> heldSnapshot() {
    return engine.flatMap(PostgresQueueEngine::heldSnapshot);
  }

  private UncheckedIOException failure(String why) {
    return new UncheckedIOException(
        new IOException("the queues' database %s cannot be reached: %s".formatted(address, why)));
  }

  @Override
  public void close() {
    engine.ifPresent(PostgresQueueEngine::close);
  }
}
