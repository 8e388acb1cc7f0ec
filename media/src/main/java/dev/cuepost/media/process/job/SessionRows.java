package dev.cuepost.media.process.job;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Names of submissions, which stay when what was submitted is deleted. */
final class SessionRows {
  private SessionRows() {}

  /**
   * Takes the name for a submission, in all regions.
   *
   * @param since uses before then do not count any more, and are forgotten
   * @return false if it was used at or after that moment
   */
  static boolean take(
      Handle tx, Owner owner, GroupKind kind, String name, Instant now, Instant since) {
    tx.execute("DELETE FROM submission_session WHERE used_at < ?", since.toEpochMilli());
    return tx.execute(
            "INSERT INTO submission_session VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            owner.account(),
            owner.product().name(),
            kind.name(),
            name,
            now.toEpochMilli())
        == 1;
  }
}
