package dev.cuepost.server;

import dev.cuepost.queue.QueueOwner;
import dev.cuepost.smq.account.AccountAttributes;
import org.jdbi.v3.core.Jdbi;

/** Accounts' attributes as rows. */
record StoredAccountAttributes(Jdbi jdbi) implements AccountAttributes {
  @Override
  public String loggingBucket(QueueOwner owner) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT logging_bucket FROM account_attributes
                WHERE account = :account AND region = :region\
                """)
            .bind("account", owner.account())
            .bind("region", owner.region())
            .mapTo(String.class)
            .findOne()
            .orElse(""));
  }

  @Override
  public void setLoggingBucket(QueueOwner owner, String bucket) {
    jdbi.useTransaction(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO account_attributes (account, region, logging_bucket)
                VALUES (:account, :region, :bucket)
                ON CONFLICT (account, region) DO UPDATE SET logging_bucket = excluded.logging_bucket\
                """)
            .bind("account", owner.account())
            .bind("region", owner.region())
            .bind("bucket", bucket)
            .execute());
  }
}
