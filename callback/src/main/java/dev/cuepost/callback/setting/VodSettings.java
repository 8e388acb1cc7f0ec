package dev.cuepost.callback.setting;

import dev.cuepost.state.Bulletin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The callback setting of each application in each region; all are independent of each other. */
public final class VodSettings {

  private final Sealing sealing;
  private final TableCopy<Place, VodSetting> copy;

  private VodSettings(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    this.sealing = sealing;
    this.copy = new TableCopy<>(jdbi, bulletin, "vod_callback_setting", this::all);
  }

  static VodSettings open(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    return new VodSettings(jdbi, bulletin, sealing);
  }

  /** What one setting is for. */
  private record Place(String account, String region, String app) {
    static Place of(ResultSet row) throws SQLException {
      return new Place(row.getString("account"), row.getString("region"), row.getString("app_id"));
    }

    String purpose() {
      return "vod_callback_setting %s %s %s".formatted(account, region, app);
    }
  }

  void sealAnew(Handle handle) {
    handle
        .createQuery(
            """
            SELECT account, region, app_id, sealed_auth_key FROM vod_callback_setting
            WHERE sealed_auth_key IS NOT NULL\
            """)
        .map((row, _) -> Map.entry(Place.of(row), row.getString("sealed_auth_key")))
        .list()
        .forEach(key -> sealAnew(handle, key.getKey(), key.getValue()));
  }

  private void sealAnew(Handle handle, Place place, String sealed) {
    handle.execute(
        """
        UPDATE vod_callback_setting SET sealed_auth_key = ?
        WHERE account = ? AND region = ? AND app_id = ?\
        """,
        sealing.seal(place.purpose(), sealing.open(place.purpose(), sealed)),
        place.account(),
        place.region(),
        place.app());
  }

  /** Replaces the whole setting of the application in the region. */
  public void put(String account, String region, String app, VodSetting setting) {
    var place = new Place(account, region, app);
    copy.put(place, setting, tx -> write(tx, place, setting));
  }

  private void write(Handle tx, Place place, VodSetting setting) {
    tx.createUpdate(
            """
            INSERT INTO vod_callback_setting
              (account, region, app_id, method, url, mns_endpoint, queue_name, events, signed,
               sealed_auth_key)
            VALUES
              (:account, :region, :app, :method, :url, :endpoint, :queueName, :events, :signed,
               :authKey)
            ON CONFLICT (account, region, app_id) DO UPDATE SET
              method = excluded.method, url = excluded.url,
              mns_endpoint = excluded.mns_endpoint, queue_name = excluded.queue_name,
              events = excluded.events, signed = excluded.signed,
              sealed_auth_key = excluded.sealed_auth_key
            """)
        .bind("account", place.account())
        .bind("region", place.region())
        .bind("app", place.app())
        .bind("method", setting.method().name())
        .bind("url", setting.url().orElse(null))
        .bind("endpoint", setting.endpoint().orElse(null))
        .bind("queueName", setting.queueName().orElse(null))
        .bind("events", EventTypeList.text(setting.events()))
        .bind("signed", setting.signed() ? 1 : 0)
        .bind(
            "authKey",
            setting.authKey().map(key -> sealing.seal(place.purpose(), key)).orElse(null))
        .execute();
  }

  /** Takes the setting away, if there is one. */
  public void delete(String account, String region, String app) {
    copy.remove(
        new Place(account, region, app),
        tx ->
            tx.execute(
                """
                DELETE FROM vod_callback_setting
                WHERE account = ? AND region = ? AND app_id = ?\
                """,
                account,
                region,
                app));
  }

  public Optional<VodSetting> find(String account, String region, String app) {
    return copy.find(new Place(account, region, app));
  }

  private Map<Place, VodSetting> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT account, region, app_id, method, url, mns_endpoint, queue_name, events, signed,
              sealed_auth_key
            FROM vod_callback_setting\
            """)
        .map((row, _) -> Map.entry(Place.of(row), setting(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private VodSetting setting(ResultSet row) throws SQLException {
    String purpose = Place.of(row).purpose();
    return new VodSetting(
        Method.valueOf(row.getString("method")),
        Optional.ofNullable(row.getString("url")),
        Optional.ofNullable(row.getString("mns_endpoint")),
        Optional.ofNullable(row.getString("queue_name")),
        EventTypeList.read(row.getString("events")),
        row.getLong("signed") == 1,
        Optional.ofNullable(row.getString("sealed_auth_key"))
            .map(sealed -> sealing.open(purpose, sealed)));
  }
}
