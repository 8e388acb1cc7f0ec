package dev.cuepost.queue.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the database, each with a thread of its own, on which callers have their work done
 * in their turn.
 *
 * <p>An interrupt of a virtual thread would close the socket that it reads from, and leave open
 * what came of the statement; the threads of lanes are interrupted by nobody. A lane whose
 * connection breaks opens another one for the next piece of work.
 */
final class Lanes {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  /** Serialization failures and deadlocks: the database undid all of it, to be done again. */
  private static final String UNDONE = "40";

  /** Values and rows that it does not take, and calls that it gives up for others. */
  private static final List<String> REFUSED = List.of("22", "23", UNDONE, "54");

  private static final int TRIES = 5;

  private final Reach database;
  private final ExecutorService threads;
  private final ThreadLocal<Optional<Connection>> own = ThreadLocal.withInitial(Optional::empty);
  private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();

  /** Something to do on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  Lanes(Reach database, int lanes) {
    this.database = database;
    this.threads =
        Executors.newFixedThreadPool(
            lanes, Thread.ofPlatform().daemon().name("lane-", 1).factory());
  }

  /**
   * Has the work done, each statement a transaction of its own, and waits for it, also when
   * interrupted.
   *
   * @throws UncheckedIOException if the database fails
   * @throws IllegalStateException if it was closed
   */
  <T> T call(Work<T> work) {
    return await(submit(work));
  }

  /** The same in one transaction. */
  <T> T transaction(Work<T> work) {
    return call(connection -> {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }

  /**
   * Has something done on one of the threads and does not wait for it.
   *
   * @throws RejectedExecutionException if it is being closed
   */
  void begin(Runnable task) {
    threads.execute(task);
  }

  private <T> Future<T> submit(Work<T> work) {
    try {
      return threads.submit(() -> onOwn(work));
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the queue engine is closed", e);
    }
  }

  /** Does the work on the connection of this thread, which is one of those here. */
  <T> T onOwn(Work<T> work) throws SQLException {
    for (int tried = 1; ; tried++) {
      Connection connection = connection();
      try {
        return work.on(connection);
      } catch (SQLException e) {
        if (isUndone(e) && tried < TRIES) {
          continue;
        }
        if (!connection.isValid(1)) {
          drop(connection);
        }
        throw e;
      }
    }
  }

  /** Whether the database is well and did nothing of it; else it may be down, or have done all. */
  static boolean wasRefused(SQLException problem) {
    String state = problem.getSQLState();
    return state != null && REFUSED.stream().anyMatch(state::startsWith);
  }

  private static boolean isUndone(SQLException problem) {
    return problem.getSQLState() != null && problem.getSQLState().startsWith(UNDONE);
  }

  private Connection connection() throws SQLException {
    Optional<Connection> mine = own.get();
    if (mine.isPresent() && !mine.get().isClosed()) {
      return mine.get();
    }
    mine.ifPresent(this::drop); // closed by who heard that the database was away
    Connection connection = database.connect();
    opened.add(connection);
    own.set(Optional.of(connection));
    return connection;
  }

  private void drop(Connection connection) {
    own.set(Optional.empty());
    opened.remove(connection);
    close(connection);
  }

  static <T> T await(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case SQLException problem ->
            new UncheckedIOException(
                "the queues' database failed: " + problem.getMessage(), new IOException(problem));
        case RuntimeException problem -> problem;
        case null, default -> new IllegalStateException(e.getCause());
      };
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets what was begun come to its end, and has one more thing done. */
  void close(Work<?> last) {
    try {
      call(last);
    } catch (UncheckedIOException e) {
      log.warn("the last word to the database was not heard: {}", e.getMessage());
    }
    close();
  }

  /** Lets what was begun come to its end. */
  void close() {
    threads.close();
    opened.forEach(Lanes::close);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // it is gone in any case
    }
  }
}
