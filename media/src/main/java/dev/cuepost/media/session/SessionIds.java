package dev.cuepost.media.session;

import dev.cuepost.callback.event.Product;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The {@code SessionId}s of submissions as rows. They stay when what was submitted is deleted.
 *
 * <p>Source: ApsaraVideo VOD documentation, UploadMediaByURL and SubmitTranscodeJobs.
 */
public final class SessionIds {
  private SessionIds() {}

  /** What is submitted; each has names of its own. */
  public enum Kind {
    PULL,
    STREAMS
  }

  /**
   * Takes the name for a submission of the account, in all regions.
   *
   * @param kept how long it stands for this submission, to the millisecond
   * @return false if it stands for another one
   */
  public static boolean take(
      Handle tx,
      String account,
      Product product,
      Kind kind,
      String name,
      Instant now,
      Duration kept) {
    tx.execute("DELETE FROM submission_session WHERE kept_until < ?", now.toEpochMilli());
    return tx.execute(
            "INSERT INTO submission_session VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            account,
            product.name(),
            kind.name(),
            name,
            now.plus(kept).toEpochMilli())
        == 1;
  }
}
