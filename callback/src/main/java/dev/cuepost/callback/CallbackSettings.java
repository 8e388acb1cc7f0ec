package dev.cuepost.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The callback setting of each account in each region; regions are independent of each other. */
public final class CallbackSettings {
  private final Jdbi jdbi;

  public CallbackSettings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Replaces the whole setting of the account in the region; durable when it returns. */
  public void put(String account, String region, ImsSetting setting) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO callback_setting
                  (account, region, method, url, queue_name, events, signed, auth_key)
                VALUES
                  (:account, :region, :method, :url, :queueName, :events, :signed, :authKey)
                ON CONFLICT (account, region) DO UPDATE SET
                  method = excluded.method, url = excluded.url,
                  queue_name = excluded.queue_name, events = excluded.events,
                  signed = excluded.signed, auth_key = excluded.auth_key
                """)
            .bind("account", account)
            .bind("region", region)
            .bind("method", setting.method().name())
            .bind("url", setting.url().orElse(null))
            .bind("queueName", setting.queueName().orElse(null))
            .bind("events", String.join(",", setting.events()))
            .bind("signed", setting.signed() ? 1 : 0)
            .bind("authKey", setting.authKey().orElse(null))
            .execute());
  }

  public Optional<ImsSetting> find(String account, String region) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT method, url, queue_name, events, signed, auth_key
                FROM callback_setting WHERE account = :account AND region = :region
                """)
            .bind("account", account)
            .bind("region", region)
            .map((row, context) -> setting(row))
            .findOne());
  }

  private static ImsSetting setting(ResultSet row) throws SQLException {
    String events = row.getString("events");
    return new ImsSetting(
        ImsSetting.Method.valueOf(row.getString("method")),
        Optional.ofNullable(row.getString("url")),
        Optional.ofNullable(row.getString("queue_name")),
        events.isEmpty() ? List.of() : List.of(events.split(",")),
        row.getLong("signed") == 1,
        Optional.ofNullable(row.getString("auth_key")));
  }
}
