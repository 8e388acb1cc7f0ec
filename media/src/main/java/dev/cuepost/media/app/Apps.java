package dev.cuepost.media.app;

import dev.cuepost.callback.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The applications of all accounts, as rows; the first one of each account needs none. */
public final class Apps {
  /** How many an account may make. */
  public static final int MOST = 1_000;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Apps(Jdbi jdbi, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ids = ids;
  }

  /** Makes one; empty if the account has as many as it may have. */
  public Optional<App> create(
      String account,
      String region,
      String name,
      String description,
      Optional<String> resourceGroup) {
    var app =
        new App(
            "app-" + ids.get(),
            name,
            description,
            region,
            resourceGroup,
            Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    return jdbi.inTransaction(tx -> {
      int made =
          tx.select("SELECT COUNT(*) FROM vod_app WHERE account = ?", account)
              .mapTo(Integer.class)
              .one();
      if (made >= MOST) {
        return Optional.empty();
      }
      tx.execute(
          """
          INSERT INTO vod_app (app_id, account, name, description, resource_group, region, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)\
          """,
          app.id(),
          account,
          name,
          description,
          resourceGroup.orElse(null),
          region,
          app.createdAt().orElseThrow().toEpochMilli());
      return Optional.of(app);
    });
  }

  /**
   * The one that every account has, then the others in the order in which they were made.
   *
   * @param region where the first one is told to be
   */
  public List<App> list(String account, String region) {
    List<App> apps = new ArrayList<>();
    apps.add(new App(Event.DEFAULT_APP, "default", "", region, Optional.empty(), Optional.empty()));
    apps.addAll(
        jdbi.withHandle(handle ->
            handle
                .select(
                    "SELECT * FROM vod_app WHERE account = ? ORDER BY created_at, app_id", account)
                .map(Apps::read)
                .list()));
    return apps;
  }

  private static App read(ResultSet row, StatementContext context) throws SQLException {
    return new App(
        row.getString("app_id"),
        row.getString("name"),
        row.getString("description"),
        row.getString("region"),
        Optional.ofNullable(row.getString("resource_group")),
        Optional.of(Instant.ofEpochMilli(row.getLong("created_at"))));
  }
}
