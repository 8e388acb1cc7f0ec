package dev.cuepost.callback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The callback setting of each account in each region; regions are independent of each other. */
public final class CallbackSettings {
  private final Jdbi jdbi;
  private final Sealing sealing;

  private CallbackSettings(Jdbi jdbi, Sealing sealing) {
    this.jdbi = jdbi;
    this.sealing = sealing;
  }

  /** Opens the settings, and seals the keys that an older version left in clear. */
  public static CallbackSettings open(Jdbi jdbi, Sealing sealing) {
    var settings = new CallbackSettings(jdbi, sealing);
    jdbi.useTransaction(settings::sealClear);
    return settings;
  }

  /** A key and whose it is. */
  private record Key(String account, String region, String text) {}

  private void sealClear(Handle handle) {
    handle
        .createQuery(
            """
            SELECT account, region, auth_key FROM callback_setting WHERE auth_key IS NOT NULL\
            """)
        .map((row, _) -> key(row, "auth_key"))
        .list()
        .forEach(key -> store(handle, key));
  }

  /** Seals every key anew; for when the sealing has changed and can still open the old ones. */
  public void sealAnew(Handle handle) {
    handle
        .createQuery(
            """
            SELECT account, region, sealed_auth_key FROM callback_setting
            WHERE sealed_auth_key IS NOT NULL\
            """)
        .map((row, _) -> key(row, "sealed_auth_key"))
        .list()
        .forEach(key ->
            store(
                handle,
                new Key(
                    key.account(),
                    key.region(),
                    sealing.open(purpose(key.account(), key.region()), key.text()))));
  }

  private void store(Handle handle, Key key) {
    handle.execute(
        """
        UPDATE callback_setting SET auth_key = NULL, sealed_auth_key = ?
        WHERE account = ? AND region = ?\
        """,
        sealing.seal(purpose(key.account(), key.region()), key.text()),
        key.account(),
        key.region());
  }

  private static Key key(ResultSet row, String column) throws SQLException {
    return new Key(row.getString("account"), row.getString("region"), row.getString(column));
  }

  private static String purpose(String account, String region) {
    return "callback_setting %s %s".formatted(account, region);
  }

  /** Replaces the whole setting of the account in the region; durable when it returns. */
  public void put(String account, String region, ImsSetting setting) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO callback_setting
                  (account, region, method, url, queue_name, events, signed, sealed_auth_key)
                VALUES
                  (:account, :region, :method, :url, :queueName, :events, :signed, :authKey)
                ON CONFLICT (account, region) DO UPDATE SET
                  method = excluded.method, url = excluded.url,
                  queue_name = excluded.queue_name, events = excluded.events,
                  signed = excluded.signed,
                  sealed_auth_key = excluded.sealed_auth_key
                """)
            .bind("account", account)
            .bind("region", region)
            .bind("method", setting.method().name())
            .bind("url", setting.url().orElse(null))
            .bind("queueName", setting.queueName().orElse(null))
            .bind("events", String.join(",", setting.events()))
            .bind("signed", setting.signed() ? 1 : 0)
            .bind(
                "authKey",
                setting
                    .authKey()
                    .map(key -> sealing.seal(purpose(account, region), key))
                    .orElse(null))
            .execute());
  }

  public Optional<ImsSetting> find(String account, String region) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT method, url, queue_name, events, signed, sealed_auth_key
                FROM callback_setting WHERE account = :account AND region = :region
                """)
            .bind("account", account)
            .bind("region", region)
            .map((row, _) -> setting(row, purpose(account, region)))
            .findOne());
  }

  private ImsSetting setting(ResultSet row, String purpose) throws SQLException {
    String events = row.getString("events");
    return new ImsSetting(
        ImsSetting.Method.valueOf(row.getString("method")),
        Optional.ofNullable(row.getString("url")),
        Optional.ofNullable(row.getString("queue_name")),
        events.isEmpty() ? List.of() : List.of(events.split(",")),
        row.getLong("signed") == 1,
        Optional.ofNullable(row.getString("sealed_auth_key"))
            .map(sealed -> sealing.open(purpose, sealed)));
  }
}
