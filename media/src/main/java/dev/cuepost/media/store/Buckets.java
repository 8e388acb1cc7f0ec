package dev.cuepost.media.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Which buckets there are and whose they are. */
public final class Buckets {
  private final Jdbi jdbi;
  private final InstantSource clock;

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
   * @param name unique over all accounts and regions
   * @param account decimal id of the owner
   * @param region where it is
   */
  public record Bucket(String name, String account, String region, Acl acl, Instant createdAt) {}

  /** Creates the bucket unless one of that name stands; returns the one that stands now. */
  public Bucket create(String name, String account, String region, Acl acl) {
    return jdbi.inTransaction(tx -> {
      tx.createUpdate(
              """
              INSERT INTO bucket (name, account, region, acl, created_at)
              VALUES (:name, :account, :region, :acl, :at) ON CONFLICT (name) DO NOTHING\
              """)
          .bind("name", name)
          .bind("account", account)
          .bind("region", region)
          .bind("acl", acl.name())
          .bind("at", clock.millis())
          .execute();
      return tx.createQuery("SELECT * FROM bucket WHERE name = :name")
          .bind("name", name)
          .map(Buckets::read)
          .one();
    });
  }

  public Optional<Bucket> find(String name) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM bucket WHERE name = :name")
            .bind("name", name)
            .map(Buckets::read)
            .findOne());
  }

  private static Bucket read(ResultSet row, StatementContext context) throws SQLException {
    return new Bucket(
        row.getString("name"),
        row.getString("account"),
        row.getString("region"),
        Acl.valueOf(row.getString("acl")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
