package dev.cuepost.media.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Which buckets there are and whose they are. What was found once is remembered: every request for
 * an object asks, and a bucket neither changes nor goes, whichever server made it.
 */
public final class Buckets {
  private static final int REMEMBERED_MOST = 10_000;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Map<BucketId, Bucket> remembered = new ConcurrentHashMap<>();

  public Buckets(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Who may read a bucket's objects without a signature. */
  public enum Acl {
    PRIVATE,
    PUBLIC_READ
  }

  /**
   * A bucket.
   *
   * @param account decimal id of the owner
   */
  public record Bucket(BucketId id, String account, Acl acl, Instant createdAt) {}

  /** Creates the bucket unless it stands already; returns the one that stands now. */
  public Bucket create(BucketId id, String account, Acl acl) {
    return jdbi.inTransaction(tx -> {
      tx.createUpdate(
              """
              INSERT INTO bucket (region, name, account, acl, created_at)
              VALUES (:region, :name, :account, :acl, :at) ON CONFLICT (region, name) DO NOTHING\
              """)
          .bind("region", id.region())
          .bind("name", id.name())
          .bind("account", account)
          .bind("acl", acl.name())
          .bind("at", clock.millis())
          .execute();
      return find(tx, id).orElseThrow();
    });
  }

  public Optional<Bucket> find(BucketId id) {
    Bucket known = remembered.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Bucket> found = jdbi.withHandle(handle -> find(handle, id));
    found.ifPresent(this::remember);
    return found;
  }

  /** Not what is made in a transaction that may yet fail. */
  private void remember(Bucket bucket) {
    if (remembered.size() < REMEMBERED_MOST) {
      remembered.put(bucket.id(), bucket);
    }
  }

  /** Whether there is such a bucket and it is the account's. */
  public boolean isOf(BucketId id, String account) {
    return find(id).filter(bucket -> bucket.account().equals(account)).isPresent();
  }

  /** The account's buckets in the region, by name. */
  public List<Buckets.Bucket> of(String account, String region) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT * FROM bucket WHERE account = ? AND region = ? ORDER BY name",
                account,
                region)
            .map(Buckets::read)
            .list());
  }

  private static Optional<Bucket> find(Handle handle, BucketId id) {
    return handle
        .createQuery("SELECT * FROM bucket WHERE region = :region AND name = :name")
        .bind("region", id.region())
        .bind("name", id.name())
        .map(Buckets::read)
        .findOne();
  }

  private static Bucket read(ResultSet row, StatementContext context) throws SQLException {
    return new Bucket(
        new BucketId(row.getString("region"), row.getString("name")),
        row.getString("account"),
        Acl.valueOf(row.getString("acl")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
