package dev.cuepost.state.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.state.transfer.Table.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The rows of a table, read from either database into the same values: a {@link Long}, a {@link
 * String}, an array of bytes, or nothing.
 */
final class Rows {
  private static final int FETCHED = 500;
  private static final int TOLD_EVERY = 1_000;

  private Rows() {}

  /** Takes a row. */
  @FunctionalInterface
  interface Visitor {
    void visit(List<Optional<Object>> row) throws SQLException;
  }

  /** Goes through all rows in order; on PostgreSQL within a transaction, or all are in memory. */
  static void walk(Connection connection, Table table, Visitor visitor)
      throws SQLException, IOException {
    try (PreparedStatement statement = connection.prepareStatement(table.select())) {
      statement.setFetchSize(FETCHED);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<Optional<Object>> values = new ArrayList<>(table.columns().size());
          for (int at = 0; at < table.columns().size(); at++) {
            values.add(value(rows, at + 1, table, table.columns().get(at)));
          }
          visitor.visit(values);
        }
      }
    }
  }

  private static Optional<Object> value(ResultSet row, int at, Table table, Column column)
      throws SQLException, IOException {
    return switch (column.kind()) {
      case NUMBER -> number(row, at, table, column);
      // PostgreSQL's texts cannot hold the character zero; Database writes them so as well.
      case TEXT -> Optional.ofNullable(row.getString(at)).map(text -> text.replace('\0', '\uFFFD'));
      case BYTES -> Optional.ofNullable(row.getBytes(at));
    };
  }

  /** SQLite lets any value into any column. */
  private static Optional<Object> number(ResultSet row, int at, Table table, Column column)
      throws SQLException, IOException {
    Object value = row.getObject(at);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Long || value instanceof Integer) {
      return Optional.of(((Number) value).longValue());
    }
    throw new IOException(
        "column %s of table %s holds '%s', which is no whole number"
            .formatted(column.name(), table.name(), value));
  }

  static void set(PreparedStatement statement, Table table, List<Optional<Object>> row)
      throws SQLException {
    for (int at = 0; at < row.size(); at++) {
      Object value = row.get(at).orElse(Optional.empty());
      switch (value) {
        case Long number -> statement.setLong(at + 1, number);
        case String text -> statement.setString(at + 1, text);
        case byte[] bytes -> statement.setBytes(at + 1, bytes);
        default ->
            statement.setNull(
                at + 1,
                switch (table.columns().get(at).kind()) {
                  case NUMBER -> Types.BIGINT;
                  case TEXT -> Types.VARCHAR;
                  case BYTES -> Types.BINARY;
                });
      }
    }
  }

  /**
   * What the table comes to.
   *
   * @param progress is told now and then how many rows were seen
   */
  static TableSum sum(Connection connection, Table table, LongConsumer progress)
      throws IOException {
    MessageDigest digest = sha256();
    long[] rows = {0};
    try {
      walk(
          connection,
          table,
          row -> {
            row.forEach(value -> add(digest, value));
            if (++rows[0] % TOLD_EVERY == 0) {
              progress.accept(rows[0]);
            }
          });
    } catch (SQLException e) {
      throw new IOException(
          "the table %s cannot be read: %s".formatted(table.name(), e.getMessage()), e);
    }
    return new TableSum(table.name(), rows[0], HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, Optional<Object> value) {
    switch (value.orElse(Optional.empty())) {
      case Long number -> add(digest, 'n', ByteBuffer.allocate(8).putLong(number).array());
      case String text -> add(digest, 't', text.getBytes(UTF_8));
      case byte[] bytes -> add(digest, 'b', bytes);
      default -> digest.update((byte) '-');
    }
  }

  private static void add(MessageDigest digest, char kind, byte[] bytes) {
    digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
