package dev.cuepost.callback.setting;

import dev.cuepost.state.Bulletin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The callback setting of each account in each region; regions are independent of each other. */
public final class ImsSettings {
  private final Sealing sealing;
  private final TableCopy<Place, ImsSetting> copy;

  private ImsSettings(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    this.sealing = sealing;
    jdbi.useTransaction(this::sealClear);
    this.copy = new TableCopy<>(jdbi, bulletin, "callback_setting", this::all);
  }

  static ImsSettings open(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    return new ImsSettings(jdbi, bulletin, sealing);
  }

  /** What one setting is for. */
  private record Place(String account, String region) {
    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getString("account"), row.getString("region"));
    }

    String purpose() {
      return "callback_setting %s %s".formatted(account, region);
    }
  }

  private void sealClear(Handle handle) {
    handle
        .createQuery(
            """
            SELECT account, region, auth_key FROM callback_setting WHERE auth_key IS NOT NULL\
            """)
        .map((row, _) -> Map.entry(Place.of(row), row.getString("auth_key")))
        .list()
        .forEach(key -> store(handle, key.getKey(), key.getValue()));
  }

  void sealAnew(Handle handle) {
    handle
        .createQuery(
            """
            SELECT account, region, sealed_auth_key FROM callback_setting
            WHERE sealed_auth_key IS NOT NULL\
            """)
        .map((row, _) -> Map.entry(Place.of(row), row.getString("sealed_auth_key")))
        .list()
        .forEach(key ->
            store(handle, key.getKey(), sealing.open(key.getKey().purpose(), key.getValue())));
  }

  private void store(Handle handle, Place place, String key) {
    handle.execute(
        """
        UPDATE callback_setting SET auth_key = NULL, sealed_auth_key = ?
        WHERE account = ? AND region = ?\
        """,
        sealing.seal(place.purpose(), key),
        place.account(),
        place.region());
  }

  /** Replaces the whole setting of the account in the region. */
  public void put(String account, String region, ImsSetting setting) {
    var place = new Place(account, region);
    copy.put(place, setting, tx -> write(tx, place, setting));
  }

  private void write(Handle tx, Place place, ImsSetting setting) {
    tx.createUpdate(
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
        .bind("account", place.account())
        .bind("region", place.region())
        .bind("method", setting.method().name())
        .bind("url", setting.url().orElse(null))
        .bind("queueName", setting.queueName().orElse(null))
        .bind("events", EventTypeList.text(setting.events()))
        .bind("signed", setting.signed() ? 1 : 0)
        .bind(
            "authKey",
            setting.authKey().map(key -> sealing.seal(place.purpose(), key)).orElse(null))
        .execute();
  }

  public Optional<ImsSetting> find(String account, String region) {
    return copy.find(new Place(account, region));
  }

  private Map<Place, ImsSetting> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT account, region, method, url, queue_name, events, signed, sealed_auth_key
            FROM callback_setting\
            """)
        .map((row, _) -> Map.entry(Place.of(row), setting(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private ImsSetting setting(ResultSet row) throws SQLException {
    String purpose = Place.of(row).purpose();
    return new ImsSetting(
        Method.valueOf(row.getString("method")),
        Optional.ofNullable(row.getString("url")),
        Optional.ofNullable(row.getString("queue_name")),
        EventTypeList.read(row.getString("events")),
        row.getLong("signed") == 1,
        Optional.ofNullable(row.getString("sealed_auth_key"))
            .map(sealed -> sealing.open(purpose, sealed)));
  }
}
