package dev.cuepost.callback.setting;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.signature.WebhookSecret;
import dev.cuepost.state.Bulletin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The secrets that cover the bodies of HTTP callbacks, for each product of each account in each
 * region. None unless the user wants it.
 *
 * <p>Changes are made one at a time, under the lock of this; readers do not wait for it.
 */
public final class WebhookSecrets {
  private final Sealing sealing;
  private final TableCopy<Place, WebhookKeys> copy;

  private WebhookSecrets(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    this.sealing = sealing;
    this.copy = new TableCopy<>(jdbi, bulletin, "webhook_secret", this::all);
  }

  static WebhookSecrets open(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    return new WebhookSecrets(jdbi, bulletin, sealing);
  }

  /** What secrets are for. */
  private record Place(String account, String region, Product product) {
    static Place of(ResultSet row) throws SQLException {
      return new Place(
          row.getString("account"),
          row.getString("region"),
          Product.valueOf(row.getString("product")));
    }

    String purpose() {
      return "webhook_secret %s %s %s".formatted(account, region, product);
    }

    String previousPurpose() {
      return purpose() + " previous";
    }
  }

  /** What came of a rotation. */
  public sealed interface Rotation {
    /** The new secret signs, and these are all of them now. */
    record Rotated(WebhookKeys keys) implements Rotation {}

    /** There is none to be followed by another. */
    record NothingToRotate() implements Rotation {}

    /** It is the current one. */
    record SameSecret() implements Rotation {}
  }

  public Optional<WebhookKeys> find(String account, String region, Product product) {
    return copy.find(new Place(account, region, product));
  }

  /** Those that sign at this moment, the current one first; none if bodies are not covered. */
  public List<WebhookSecret> at(String account, String region, Product product, Instant now) {
    return find(account, region, product).map(keys -> keys.at(now)).orElse(List.of());
  }

  /** Begins to cover bodies. Empty, and nothing is changed, if there is a secret already. */
  public synchronized Optional<WebhookKeys> create(
      String account, String region, Product product, WebhookSecret secret, Instant now) {
    if (find(account, region, product).isPresent()) {
      return Optional.empty();
    }
    var keys = new WebhookKeys(secret, stored(now), Optional.empty());
    put(new Place(account, region, product), keys);
    return Optional.of(keys);
  }

  /**
   * Lets another secret follow the current one. One that was on its way out already is dropped.
   *
   * @param overlap how long the current one signs beside the next; not at all if zero
   */
  public synchronized Rotation rotate(
      String account,
      String region,
      Product product,
      WebhookSecret next,
      Instant now,
      Duration overlap) {
    Optional<WebhookKeys> before = find(account, region, product);
    if (before.isEmpty()) {
      return new Rotation.NothingToRotate();
    }
    WebhookSecret current = before.get().current();
    if (current.equals(next)) {
      return new Rotation.SameSecret();
    }
    Instant at = stored(now);
    Optional<WebhookKeys.Previous> previous =
        Optional.of(new WebhookKeys.Previous(current, at.plus(overlap)))
            .filter(_ -> overlap.isPositive());
    var keys = new WebhookKeys(next, at, previous);
    put(new Place(account, region, product), keys);
    return new Rotation.Rotated(keys);
  }

  /** Covers bodies no longer, if it did. */
  public synchronized void delete(String account, String region, Product product) {
    copy.remove(
        new Place(account, region, product),
        tx ->
            tx.execute(
                "DELETE FROM webhook_secret WHERE account = ? AND region = ? AND product = ?",
                account,
                region,
                product.name()));
  }

  void sealAnew(Handle handle) {
    all(handle).forEach((place, keys) -> write(handle, place, keys));
  }

  private void put(Place place, WebhookKeys keys) {
    copy.put(place, keys, tx -> write(tx, place, keys));
  }

  private void write(Handle handle, Place place, WebhookKeys keys) {
    handle.execute(
        """
        INSERT INTO webhook_secret
          (account, region, product, sealed_secret, since, sealed_previous, previous_until)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, region, product) DO UPDATE SET
          sealed_secret = excluded.sealed_secret, since = excluded.since,
          sealed_previous = excluded.sealed_previous, previous_until = excluded.previous_until
        """,
        place.account(),
        place.region(),
        place.product().name(),
        sealing.seal(place.purpose(), keys.current().reveal()),
        keys.since().toEpochMilli(),
        keys.previous()
            .map(before -> sealing.seal(place.previousPurpose(), before.secret().reveal()))
            .orElse(null),
        keys.previous().map(before -> before.until().toEpochMilli()).orElse(null));
  }

  /** A moment as the database keeps it, so that a restart changes nothing. */
  private static Instant stored(Instant moment) {
    return Instant.ofEpochMilli(moment.toEpochMilli());
  }

  private Map<Place, WebhookKeys> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT account, region, product, sealed_secret, since, sealed_previous, previous_until
            FROM webhook_secret\
            """)
        .map((row, _) -> Map.entry(Place.of(row), keys(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private WebhookKeys keys(ResultSet row) throws SQLException {
    Place place = Place.of(row);
    Instant until = Instant.ofEpochMilli(row.getLong("previous_until"));
    return new WebhookKeys(
        opened(place.purpose(), row.getString("sealed_secret")),
        Instant.ofEpochMilli(row.getLong("since")),
        Optional.ofNullable(row.getString("sealed_previous"))
            .map(sealed ->
                new WebhookKeys.Previous(opened(place.previousPurpose(), sealed), until)));
  }

  private WebhookSecret opened(String purpose, String sealed) {
    return WebhookSecret.parse(sealing.open(purpose, sealed));
  }
}
