package dev.cuepost.state;

import dev.cuepost.queue.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The database of a test, which the directory of the test stands for: a file in it, or with {@code
 * -Dtests.database=postgres} a database of a PostgreSQL that all tests of the process share.
 */
public final class TestDatabase {
  private static final boolean POSTGRES = "postgres".equals(System.getProperty("tests.database"));

  /** Older ones are dropped. */
  private static final int KEPT = 16;

  private static final int CONNECTIONS = 6;

  private TestDatabase() {}

  /** Opens it; the first time it is empty but for its tables. */
  public static Database open(Path directory) {
    if (!POSTGRES) {
      return Database.open(Tables.in(directory));
    }
    try {
      return Database.of(new PostgresSource(Shared.SERVER.database(directory)), CONNECTIONS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a PostgreSQL as one of several servers does, each time another one's view of it. */
  public static Database join(Path directory) {
    return Database.open(Shared.SERVER.database(directory), CONNECTIONS);
  }

  /** What has the rows of a table in the order in which they came, as long as none left. */
  public static String placeOfRow() {
    return POSTGRES ? "ctid" : "rowid";
  }

  /** Makes an empty database, without tables, and returns its address. */
  static String create(String name) {
    return Shared.SERVER.create(name, "template0");
  }

  /** A file with all tables and no rows: to make it anew takes longer than most tests do. */
  private static final class Tables {
    private static final byte[] FILE = make();

    private Tables() {}

    private static byte[] make() {
      try {
        Path directory = Files.createTempDirectory("tables");
        Path file = directory.resolve("state.db");
        Database.open(file).close();
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(directory);
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Path in(Path directory) {
      Path file = directory.resolve("state.db");
      try {
        if (Files.notExists(file)) {
          Files.write(file, FILE);
        }
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Shared {
    static final Shared SERVER = new Shared();
    private static final String TABLES = "tables";

    private final PostgresServer server;
    private final String admin;
    private final Map<Path, String> databases = new LinkedHashMap<>();
    private int number;

    Shared() {
      try {
        Path machine = Files.createTempDirectory("cuepost-postgres");
        server =
            PostgresServer.start(
                Files.createDirectory(machine.resolve("postgres")),
                "fsync=off",
                "full_page_writes=off",
                "shared_buffers=32MB");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(machine)));
        admin = server.create("admin");
        Database.open(server.create(TABLES), 1).close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void remove(Path machine) {
      try {
        server.close();
        try (var files = Files.walk(machine)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    synchronized String database(Path directory) {
      String known = databases.get(directory);
      if (known != null) {
        return known;
      }
      String address = create("test" + ++number, TABLES);
      databases.put(directory, address);
      if (databases.size() > KEPT) {
        databases.remove(databases.keySet().iterator().next());
        tell("drop database if exists test%d with (force)".formatted(number - KEPT));
      }
      return address;
    }

    String create(String name, String template) {
      tell("create database \"%s\" template %s".formatted(name, template));
      return admin.replace("/admin?", "/" + name + "?");
    }

    private void tell(String sql) {
      try (Connection connection = DriverManager.getConnection(admin);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
