package dev.cuepost.state.transfer;

import dev.cuepost.state.Database;
import dev.cuepost.state.MoveIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Brings the state of a file into a PostgreSQL, which has none of its own; no server can begin on
 * it until it is finished.
 *
 * <p>Whatever ends it in the middle, it goes on with the table that it was at when it is run again.
 * Used by one thread.
 */
public final class StateImport implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 500;

  private final Database target;
  private final StateFile source;
  private final String identity;
  private final String state;

  private StateImport(Database target, StateFile source, String identity, String state) {
    this.target = target;
    this.source = source;
    this.identity = identity;
    this.state = state;
  }

  /**
   * Looks whether the state may move in; writes nothing but empty tables.
   *
   * @param url of JDBC, as for {@link Database#open(String, int)}
   * @param identity of the whole that the state is part of
   * @param state changes when anybody has changed that
   * @throws IOException one sentence, if it may not
   */
  public static StateImport open(String url, StateFile source, String identity, String state)
      throws IOException {
    var opened = new StateImport(Database.openToFill(url, CONNECTIONS), source, identity, state);
    try {
      opened.target.jdbi().useHandle(opened::look);
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void look(Handle handle) throws IOException {
    List<String> versions = Catalogue.versions(handle);
    if (!versions.equals(source.versions())) {
      throw new IOException(
          "the tables of the data directory are of version %s and this program's of %s; start this version's server on the directory once, and stop it"
              .formatted(last(source.versions()), last(versions)));
    }
    Map<String, List<Table.Column>> tables = Catalogue.ofPostgres(handle);
    for (Table table : source.tables()) {
      if (!table.columns().equals(tables.remove(table.name()))) {
        throw new IOException(
            "the table %s is not the same in state.database".formatted(table.name()));
      }
    }
    if (!tables.isEmpty()) {
      throw new IOException(
          "state.database has tables that the data directory does not have: " + tables.keySet());
    }
    Optional<MoveIn> move = MoveIn.read(handle);
    if (move.isEmpty() && holdsState(handle)) {
      throw new IOException("state.database has a state already; give one that is empty");
    }
    if (move.isPresent() && !move.get().source().equals(identity)) {
      throw new IOException(
          "state.database has the state of another data directory; give one that is empty");
    }
    if (isFinished() && !move.orElseThrow().state().equals(state)) {
      throw new IOException(
          "the state had moved to state.database, and the data directory was used again after that; give a database that is empty");
    }
  }

  private static String last(List<String> versions) {
    return versions.isEmpty() ? "none" : versions.getLast();
  }

  private boolean holdsState(Handle handle) {
    String any =
        source.tables().stream()
            .map(table -> "EXISTS (SELECT 1 FROM %s)".formatted(Table.quoted(table.name())))
            .collect(Collectors.joining(" OR "));
    return handle.createQuery("SELECT " + any).mapTo(Boolean.class).one();
  }

  /** Whether all is there and servers may have worked on it since. */
  public boolean isFinished() {
    return target.jdbi().withHandle(MoveIn::read).filter(MoveIn::finished).isPresent();
  }

  /** Whether any of it is there. */
  public boolean isBegun() {
    return target.jdbi().withHandle(MoveIn::read).isPresent();
  }

  /**
   * Keeps servers out from here on. What an earlier run brought of a source that was changed since
   * is removed.
   */
  public void begin() {
    target
        .jdbi()
        .useTransaction(tx -> {
          Optional<MoveIn> before = MoveIn.read(tx);
          if (before.filter(move -> move.state().equals(state)).isEmpty()) {
            if (before.isPresent()) {
              clear(tx, source.tables());
            }
            new MoveIn(identity, state, false).begin(tx);
          }
        });
  }

  private static void clear(Handle tx, List<Table> tables) {
    tx.execute(
        "TRUNCATE %s CASCADE"
            .formatted(
                tables.stream()
                    .map(table -> Table.quoted(table.name()))
                    .collect(Collectors.joining(", "))));
  }

  /**
   * Brings in what is not there yet.
   *
   * @param progress is told after each batch how many rows it had
   */
  public void bring(LongConsumer progress) throws IOException {
    Map<String, Long> counters = source.counters();
    for (Table table : source.tables()) {
      if (target.jdbi().withHandle(handle -> MoveIn.isThere(handle, table.name()))) {
        continue;
      }
      // Those that refer to it come later, so nothing of them is there.
      target.jdbi().useTransaction(tx -> clear(tx, List.of(table)));
      var batch = new ArrayList<List<Optional<Object>>>(BATCH);
      source.read(from -> {
        Rows.walk(
            from.getConnection(),
            table,
            row -> {
              batch.add(row);
              if (batch.size() == BATCH) {
                target.jdbi().useTransaction(tx -> write(tx, table, batch));
                progress.accept(batch.size());
                batch.clear();
              }
            });
        return table;
      });
      target
          .jdbi()
          .useTransaction(tx -> {
            write(tx, table, batch);
            count(tx, table, Optional.ofNullable(counters.get(table.name())));
            MoveIn.there(tx, table.name());
          });
      progress.accept(batch.size());
    }
  }

  private static void write(Handle tx, Table table, List<List<Optional<Object>>> rows) {
    try (PreparedStatement statement = tx.getConnection().prepareStatement(table.insert())) {
      for (List<Optional<Object>> row : rows) {
        Rows.set(statement, table, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new UncheckedIOException(
          "the table %s cannot be written: %s".formatted(table.name(), e.getMessage()),
          new IOException(e));
    }
  }

  /** Goes on counting rows where the source has stopped, whatever became of the last ones. */
  private static void count(Handle tx, Table table, Optional<Long> last) {
    if (last.filter(number -> number > 0).isPresent()) {
      tx.createQuery("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
          .bind("table", Table.quoted(table.name()))
          .bind("column", table.key().getFirst())
          .bind("last", last.get())
          .mapTo(Long.class)
          .one();
    }
  }

  /** The sum of each table, in the order in which they are copied. */
  public List<TableSum> sums(LongConsumer progress) throws IOException {
    List<TableSum> sums = new ArrayList<>();
    long seen = 0;
    for (Table table : source.tables()) {
      long before = seen;
      TableSum sum =
          target
              .jdbi()
              .inTransaction(tx ->
                  Rows.sum(tx.getConnection(), table, rows -> progress.accept(before + rows)));
      seen += sum.rows();
      progress.accept(seen);
      sums.add(sum);
    }
    return sums;
  }

  /** Where it goes. */
  public Database target() {
    return target;
  }

  /** Lets servers in. */
  public void finish() {
    target.jdbi().useTransaction(MoveIn::finish);
  }

  @Override
  public void close() {
    target.close();
  }
}
