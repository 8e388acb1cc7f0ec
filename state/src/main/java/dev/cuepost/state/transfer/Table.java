package dev.cuepost.state.transfer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as both databases have it.
 *
 * @param columns by name
 * @param key columns that no two rows have alike; none if there is no such key
 */
record Table(String name, List<Column> columns, List<String> key) {
  /** What a column holds. */
  enum Kind {
    NUMBER,
    TEXT,
    BYTES
  }

  record Column(String name, Kind kind) {}

  Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** All rows in an order that is the same in both databases. */
  String select() {
    String order =
        key.isEmpty()
            ? columns.stream()
                .map(column -> quoted(column.name()) + " NULLS FIRST")
                .collect(Collectors.joining(", "))
            : key.stream().map(Table::quoted).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s ORDER BY %s".formatted(names(), quoted(name), order);
  }

  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            quoted(name),
            names(),
            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  private String names() {
    return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }
}
