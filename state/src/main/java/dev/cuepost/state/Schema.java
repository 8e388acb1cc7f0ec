package dev.cuepost.state;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.internal.scanner.Scanner;

/** Brings the tables of a database up to date, by the scripts of all modules. */
final class Schema {
  private static final String SCRIPTS = "classpath:db/migration";

  /** By default, migrations that this version does not know are passed over. */
  private static final String[] NOTHING = {};

  private Schema() {}

  /**
   * Migrates a database of SQLite: all the way, or not at all.
   *
   * @throws FlywayException also if it is of a newer version
   */
  static void migrate(DataSource sqlite) {
    configuration(sqlite).group(true).load().migrate();
  }

  /** The same of PostgreSQL. Of several servers that start at once one does it. */
  static void migrate(PostgresSource server) {
    FluentConfiguration configuration =
        configuration(server.source()).schemas(PostgresSource.SCHEMA);
    configuration.resourceProvider(
        new PostgresScripts(
            new Scanner<>(
                JavaMigration.class,
                configuration,
                new Location[] {Location.fromPath("classpath:", "db/migration")})));
    configuration.load().migrate();
  }

  private static FluentConfiguration configuration(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations(SCRIPTS)
        .ignoreMigrationPatterns(NOTHING);
  }
}
