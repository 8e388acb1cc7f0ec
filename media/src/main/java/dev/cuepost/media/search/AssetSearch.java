package dev.cuepost.media.search;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Finds the assets of an account that meet a condition. */
public final class AssetSearch {
  private static final String OWN = " FROM asset WHERE account = ? AND region = ? AND product = ?";

  private final Jdbi jdbi;

  public AssetSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Among whose assets is searched. */
  public record Own(String account, String region, Product product) {}

  /**
   * A part of what was found.
   *
   * @param total how many there are in all
   */
  public record Found(List<Asset> assets, long total) {}

  /**
   * Finds assets.
   *
   * @param skip so many of the order's first are left out, 0 or more
   * @param limit at most so many, 1 or more
   */
  public Found find(Own own, Condition condition, Order order, long skip, int limit) {
    ConditionSql sql = ConditionSql.of(condition);
    String where = OWN + " AND " + sql.text();
    return jdbi.withHandle(handle ->
        new Found(
            bound(handle, "SELECT *" + where + order.sql() + " LIMIT ? OFFSET ?", own, sql)
                .bind(3 + sql.values().size(), limit)
                .bind(4 + sql.values().size(), skip)
                .map(Assets::read)
                .list(),
            bound(handle, "SELECT COUNT(*)" + where, own, sql).mapTo(Long.class).one()));
  }

  private static Query bound(Handle handle, String text, Own own, ConditionSql sql) {
    Query query =
        handle
            .createQuery(text)
            .bind(0, own.account())
            .bind(1, own.region())
            .bind(2, own.product().name());
    for (int i = 0; i < sql.values().size(); i++) {
      query.bind(3 + i, sql.values().get(i));
    }
    return query;
  }
}
