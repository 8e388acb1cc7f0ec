package dev.cuepost.bench.cluster;

import dev.cuepost.bench.smq.Bodies;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same work without a server before the database: threads with a connection each, one statement
 * after the other, each a transaction of its own that is on the disk when it is answered. The table
 * is like the server's, with its indexes and its settings.
 */
final class BareSql implements AutoCloseable {
  private final List<BareWorker> workers;
  private final ExecutorService threads;

  private BareSql(List<BareWorker> workers) {
    this.workers = workers;
    this.threads = Executors.newFixedThreadPool(workers.size());
  }

  /** Makes the table; the server's must be there. */
  static BareSql open(Site site, int connections, Bodies bodies) throws IOException {
    try {
      try (Connection connection = site.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create schema bare");
        statement.execute("create table bare.message (like cuepost_queue.message including all)");
        for (String setting : settings(connection)) {
          statement.execute("alter table bare.message set (%s)".formatted(setting));
        }
      }
      List<BareWorker> workers = new ArrayList<>();
      for (int number = 0; number < connections; number++) {
        workers.add(new BareWorker(site.connect(), bodies));
      }
      return new BareSql(workers);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** How the server's table is vacuumed, which a copy of it does not take over. */
  private static List<String> settings(Connection connection) throws SQLException {
    List<String> settings = new ArrayList<>();
    try (var statement =
            connection.prepareStatement(
                "select unnest(reloptions) from pg_class where oid = 'cuepost_queue.message'::regclass");
        var row = statement.executeQuery()) {
      while (row.next()) {
        settings.add(row.getString(1));
      }
    }
    return settings;
  }

  void empty(Site site) throws IOException {
    try (Connection connection = site.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate bare.message");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** One statement of a worker. */
  @FunctionalInterface
  interface Step {
    /** Returns how many messages it moved; none ends the work. */
    int of(BareWorker worker) throws SQLException;
  }

  /** Messages a second, of all threads together. */
  double perSecond(Duration time, Step step) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    List<Future<Long>> all =
        workers.stream().map(worker -> threads.submit(() -> work(worker, end, step))).toList();
    long moved = 0;
    for (Future<Long> one : all) {
      try {
        moved += one.get();
      } catch (ExecutionException e) {
        throw new IOException("bare SQL failed", e.getCause());
      }
    }
    return moved * 1e9 / (System.nanoTime() - begun);
  }

  private static long work(BareWorker worker, long end, Step step) throws SQLException {
    long moved = 0;
    while (System.nanoTime() < end) {
      int more = step.of(worker);
      if (more == 0) {
        break;
      }
      moved += more;
    }
    return moved;
  }

  @Override
  public void close() throws SQLException {
    threads.close();
    for (BareWorker worker : workers) {
      worker.close();
    }
  }
}
