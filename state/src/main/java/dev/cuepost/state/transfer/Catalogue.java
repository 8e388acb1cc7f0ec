package dev.cuepost.state.transfer;

import dev.cuepost.state.transfer.Table.Column;
import dev.cuepost.state.transfer.Table.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which tables a database has. */
final class Catalogue {
  private static final String HISTORY = "flyway_schema_history";

  private Catalogue() {}

  /** Those of SQLite, each behind those to whose rows its own refer. */
  static List<Table> ofSqlite(Handle handle) throws IOException {
    List<String> names =
        handle
            .createQuery(
                """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name <> :history
                ORDER BY name\
                """)
            .bind("history", HISTORY)
            .mapTo(String.class)
            .list();
    Map<String, Set<String>> above = new LinkedHashMap<>();
    for (String name : names) {
      var parents =
          new HashSet<>(
              handle
                  .createQuery("SELECT \"table\" FROM pragma_foreign_key_list(?)")
                  .bind(0, name)
                  .mapTo(String.class)
                  .list());
      parents.remove(name);
      above.put(name, parents);
    }
    List<Table> tables = new ArrayList<>();
    for (String name : inOrder(above)) {
      tables.add(sqlite(handle, name));
    }
    return tables;
  }

  private static List<String> inOrder(Map<String, Set<String>> above) {
    List<String> order = new ArrayList<>();
    while (order.size() < above.size()) {
      String next =
          above.entrySet().stream()
              .filter(entry -> !order.contains(entry.getKey()))
              .filter(entry -> order.containsAll(entry.getValue()))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("tables refer to each other: " + above))
              .getKey();
      order.add(next);
    }
    return order;
  }

  private record Described(String name, String type, int key) {}

  private static Table sqlite(Handle handle, String table) throws IOException {
    List<Described> described =
        handle
            .createQuery("SELECT name, type, pk FROM pragma_table_info(?)")
            .bind(0, table)
            .map((row, _) -> new Described(row.getString(1), row.getString(2), row.getInt(3)))
            .list();
    List<Column> columns = new ArrayList<>();
    for (Described column : described) {
      Kind kind =
          switch (column.type().toUpperCase(Locale.ROOT)) {
            case "INTEGER", "BIGINT" -> Kind.NUMBER;
            case "TEXT" -> Kind.TEXT;
            case "BLOB" -> Kind.BYTES;
            case String other -> throw strange(table, column.name(), other);
          };
      columns.add(new Column(column.name(), kind));
    }
    return new Table(
        table,
        sorted(columns),
        described.stream()
            .filter(column -> column.key() > 0)
            .sorted(Comparator.comparingInt(Described::key))
            .map(Described::name)
            .toList());
  }

  /** Those of a schema of PostgreSQL, with their columns; their keys are left out. */
  static Map<String, List<Column>> ofPostgres(Handle handle) throws IOException {
    record Row(String table, String column, String type) {}
    List<Row> rows =
        handle
            .createQuery(
                """
                SELECT table_name, column_name, data_type FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name <> :history\
                """)
            .bind("history", HISTORY)
            .map((row, _) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
            .list();
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    for (Row row : rows) {
      Kind kind =
          switch (row.type()) {
            case "bigint" -> Kind.NUMBER;
            case "text" -> Kind.TEXT;
            case "bytea" -> Kind.BYTES;
            case String other -> throw strange(row.table(), row.column(), other);
          };
      tables
          .computeIfAbsent(row.table(), _ -> new ArrayList<>())
          .add(new Column(row.column(), kind));
    }
    tables.replaceAll((_, columns) -> sorted(columns));
    return tables;
  }

  private static List<Column> sorted(List<Column> columns) {
    return columns.stream().sorted(Comparator.comparing(Column::name)).toList();
  }

  private static IOException strange(String table, String column, String type) {
    return new IOException(
        "column %s of table %s is of the type %s, which cannot be moved"
            .formatted(column, table, type));
  }

  /** The migrations that have made the tables, in their order. */
  static List<String> versions(Handle handle) {
    return handle
        .createQuery(
            "SELECT version FROM %s WHERE version IS NOT NULL AND success ORDER BY installed_rank"
                .formatted(HISTORY))
        .mapTo(String.class)
        .list()
        .stream()
        .sorted(Comparator.comparingInt(Integer::parseInt))
        .toList();
  }

  /** Tells this database from all others: when its tables were made. */
  static List<String> made(Handle handle) {
    return handle
        .createQuery("SELECT installed_on FROM %s ORDER BY installed_rank".formatted(HISTORY))
        .mapTo(String.class)
        .list();
  }
}
