package dev.cuepost.callback.setting;

import dev.cuepost.callback.delivery.RetryPolicy;
import dev.cuepost.callback.event.Product;
import dev.cuepost.state.Bulletin;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The delivery options of each product of each account in each region. */
public final class StoredOptions {
  private final TableCopy<Place, DeliveryOptions> copy;

  private StoredOptions(Jdbi jdbi, Bulletin bulletin) {
    this.copy = new TableCopy<>(jdbi, bulletin, "delivery_option", StoredOptions::all);
  }

  static StoredOptions open(Jdbi jdbi, Bulletin bulletin) {
    return new StoredOptions(jdbi, bulletin);
  }

  private record Place(String account, String region, Product product) {}

  /** What holds for deliveries that are planned from now on; those on their way keep theirs. */
  public DeliveryOptions of(String account, String region, Product product) {
    return copy.find(new Place(account, region, product)).orElse(DeliveryOptions.DOCUMENTED);
  }

  /** Replaces all of them. */
  public void put(String account, String region, Product product, DeliveryOptions options) {
    copy.put(
        new Place(account, region, product),
        options,
        tx -> write(tx, account, region, product, options));
  }

  private static void write(
      Handle tx, String account, String region, Product product, DeliveryOptions options) {
    tx.execute(
        """
        INSERT INTO delivery_option (account, region, product, retries, dead_letters,
          progress_seconds)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, region, product) DO UPDATE SET
          retries = excluded.retries, dead_letters = excluded.dead_letters,
          progress_seconds = excluded.progress_seconds
        """,
        account,
        region,
        product.name(),
        options.retries().name(),
        options.deadLetters().orElse(null),
        options.progressSeconds());
  }

  private static Map<Place, DeliveryOptions> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT account, region, product, retries, dead_letters, progress_seconds
            FROM delivery_option
            """)
        .map((row, _) ->
            Map.entry(
                new Place(
                    row.getString("account"),
                    row.getString("region"),
                    Product.valueOf(row.getString("product"))),
                new DeliveryOptions(
                    RetryPolicy.parse(row.getString("retries")),
                    Optional.ofNullable(row.getString("dead_letters")),
                    row.getInt("progress_seconds"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
