package dev.cuepost.state.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.state.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The state in a file of SQLite that no server has open; it is only read. */
public final class StateFile implements AutoCloseable {
  private static final int IDENTITY_BYTES = 12;

  private final Path file;
  private final Database database;
  private final List<Table> tables;
  private final List<String> versions;

  private StateFile(Path file, Database database, List<Table> tables, List<String> versions) {
    this.file = file;
    this.database = database;
    this.tables = tables;
    this.versions = versions;
  }

  /**
   * Opens it.
   *
   * @throws IOException one sentence, if it cannot be read
   */
  public static StateFile open(Path file) throws IOException {
    var database = Database.openToRead(file);
    try {
      return new StateFile(
          file,
          database,
          database.jdbi().withHandle(Catalogue::ofSqlite),
          database.jdbi().withHandle(Catalogue::versions));
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Database database() {
    return database;
  }

  List<Table> tables() {
    return tables;
  }

  List<String> versions() {
    return versions;
  }

  /** Tells this state from every other one, also in a copy of the file. */
  public String identity() {
    MessageDigest digest = Rows.sha256();
    database
        .jdbi()
        .withHandle(Catalogue::made)
        .forEach(made -> digest.update((made + '\n').getBytes(UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, IDENTITY_BYTES);
  }

  /** Something that is another one when anybody has changed the state. */
  public String lastChange() throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return "%d/%s/%d"
        .formatted(
            Files.size(file),
            Files.getLastModifiedTime(file).toInstant(),
            Files.exists(log) ? Files.size(log) : 0);
  }

  /** The sum of each table, in the order in which they are copied. */
  public List<TableSum> sums(LongConsumer progress) throws IOException {
    return read(handle -> {
      List<TableSum> sums = new ArrayList<>();
      long before = 0;
      for (Table table : tables) {
        long from = before;
        TableSum sum =
            Rows.sum(handle.getConnection(), table, rows -> progress.accept(from + rows));
        before += sum.rows();
        progress.accept(before);
        sums.add(sum);
      }
      return sums;
    });
  }

  /** Whether a table has no row. */
  public boolean isEmpty(String table) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                    .createQuery("SELECT COUNT(*) FROM " + Table.quoted(table))
                    .mapTo(Long.class)
                    .one()
                == 0);
  }

  /** How many rows there are in all tables together. */
  public long rows() throws IOException {
    String sum =
        tables.stream()
            .map(table -> "(SELECT COUNT(*) FROM %s)".formatted(Table.quoted(table.name())))
            .collect(Collectors.joining(" + "));
    return read(handle -> handle.createQuery("SELECT " + sum).mapTo(Long.class).one());
  }

  /** The last number that was given in each table that counts its rows. */
  Map<String, Long> counters() throws IOException {
    return read(handle ->
        handle
            .createQuery("SELECT name, seq FROM sqlite_sequence")
            .reduceRows(
                new HashMap<String, Long>(),
                (counters, row) -> {
                  counters.put(
                      row.getColumn("name", String.class), row.getColumn("seq", Long.class));
                  return counters;
                }));
  }

  /** Something read. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Handle handle) throws SQLException, IOException;
  }

  <T> T read(Reading<T> reading) throws IOException {
    try (Handle handle = database.jdbi().open()) {
      return reading.from(handle);
    } catch (SQLException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
