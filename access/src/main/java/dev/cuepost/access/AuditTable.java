package dev.cuepost.access;

import dev.cuepost.identity.audit.AuditEntry;
import dev.cuepost.identity.audit.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The stored entries of the audit log. Reading needs no more than a database that can be read. */
public record AuditTable(Jdbi jdbi) {
  /** Of refusals only the newest so many are kept, so that nobody fills the disk with them. */
  static final int REFUSALS_MAX = 1_000_000;

  /** The newest entries first. */
  public List<AuditEntry> find(AuditQuery query) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM audit_entry
                WHERE at >= :from AND at < :until AND outcome IN (<outcomes>)
                  AND (:account = '' OR account = :account)
                  AND (:caller = '' OR caller = :caller)
                ORDER BY at DESC, id DESC LIMIT :limit\
                """)
            .bindList("outcomes", query.outcomes().stream().map(Outcome::name).toList())
            .bind("from", query.from().toEpochMilli())
            .bind("until", query.until().toEpochMilli())
            .bind("account", query.account().orElse(""))
            .bind("caller", query.caller().orElse(""))
            .bind("limit", query.limit())
            .map((row, _) -> entry(row))
            .list());
  }

  /** Adds entries in one transaction. */
  void write(List<AuditEntry> entries) {
    jdbi.useTransaction(handle -> {
      long last =
          handle
              .createQuery("SELECT COALESCE(MAX(id), 0) FROM audit_entry")
              .mapTo(Long.class)
              .one();
      var batch =
          handle.prepareBatch(
              """
              INSERT INTO audit_entry
                (id, at, account, caller, key_id, source, action, resource, outcome, reason,
                 request_id)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
              """);
      for (AuditEntry entry : entries) {
        last++;
        batch
            .bind(0, last)
            .bind(1, entry.at().toEpochMilli())
            .bind(2, entry.account())
            .bind(3, entry.caller())
            .bind(4, entry.keyId())
            .bind(5, entry.source())
            .bind(6, entry.action())
            .bind(7, entry.resource())
            .bind(8, entry.outcome().name())
            .bind(9, entry.reason())
            .bind(10, entry.requestId())
            .add();
      }
      batch.execute();
    });
  }

  /** Removes what is older, and the oldest refusals that are too many. */
  void prune(Instant oldest, int refusals) {
    jdbi.useTransaction(handle -> {
      handle.execute("DELETE FROM audit_entry WHERE at < ?", oldest.toEpochMilli());
      handle.execute(
          """
          DELETE FROM audit_entry WHERE outcome <> 'ALLOWED' AND id <=
            (SELECT id FROM audit_entry WHERE outcome <> 'ALLOWED'
             ORDER BY id DESC LIMIT 1 OFFSET ?)\
          """,
          refusals);
    });
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("account"),
        row.getString("caller"),
        row.getString("key_id"),
        row.getString("source"),
        row.getString("action"),
        row.getString("resource"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("reason"),
        row.getString("request_id"));
  }
}
