package dev.cuepost.media.review;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.AuditStatus;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventBody;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.ManualReview;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Writes decisions down, each with the state of its asset and its event, and tells them again. */
public final class Reviews {
  private final Jdbi jdbi;
  private final EventLog events;
  private final EventIds ids;
  private final InstantSource clock;

  public Reviews(Jdbi jdbi, EventLog events, EventIds ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** A decision about one asset. */
  public record Decision(
      String mediaId, AuditStatus status, Optional<String> reason, Optional<String> comment) {}

  /** What came of several decisions. */
  public sealed interface Outcome {
    /** All are written down. */
    record Done() implements Outcome {}

    /** None is: there is no such video or sound. */
    record Unknown(String mediaId) implements Outcome {}

    /** None is: its file is not there yet, or cannot be used. */
    record NotThere(String mediaId) implements Outcome {}
  }

  /**
   * A part of the decisions about an asset.
   *
   * @param total how many there are in all
   * @param latest the one that holds
   */
  public record History(List<Review> reviews, long total, Optional<AuditStatus> latest) {}

  /**
   * Writes decisions down.
   *
   * @param auditor who decided
   */
  public Outcome decide(
      String account, Product product, List<Decision> decisions, Optional<String> auditor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return jdbi.inTransaction(tx -> {
      for (Decision decision : decisions) {
        Optional<Asset> asset =
            Assets.find(tx, account, decision.mediaId())
                .filter(found -> found.product() == product && found.kind().plays());
        if (asset.isEmpty()) {
          tx.rollback();
          return new Outcome.Unknown(decision.mediaId());
        }
        boolean blocked = decision.status() == AuditStatus.BLOCKED;
        if (!Assets.reviewed(tx, decision.mediaId(), blocked, now)) {
          tx.rollback();
          return new Outcome.NotThere(decision.mediaId());
        }
        var review =
            new Review(decision.status(), auditor, decision.reason(), decision.comment(), now);
        insert(tx, decision.mediaId(), review);
        events.record(tx, event(asset.get(), review));
      }
      return new Outcome.Done();
    });
  }

  private static void insert(Handle tx, String mediaId, Review review) {
    tx.createUpdate(
            """
            INSERT INTO review (media_id, status, auditor, reason, comment, created_at)
            VALUES (:media, :status, :auditor, :reason, :comment, :at)\
            """)
        .bind("media", mediaId)
        .bind("status", review.status().name())
        .bind("auditor", review.auditor().orElse(null))
        .bind("reason", review.reason().orElse(null))
        .bind("comment", review.comment().orElse(null))
        .bind("at", review.at().toEpochMilli())
        .execute();
  }

  private Event event(Asset asset, Review review) {
    var told = new ManualReview(review.status(), review.at(), review.auditor(), review.reason());
    EventBody body =
        switch (asset.product()) {
          case IMS -> new dev.cuepost.callback.event.ims.CreateAuditComplete(asset.mediaId(), told);
          case VOD -> new dev.cuepost.callback.event.vod.CreateAuditComplete(asset.mediaId(), told);
        };
    return new Event(
        ids.next(),
        asset.account(),
        asset.region(),
        review.at(),
        body,
        asset.userData().map(MessageCallback::read).flatMap(MessageCallback::url),
        asset.app());
  }

  /**
   * The decisions about an asset.
   *
   * @param page counted from 1
   * @param size of a page, 1 or more
   */
  public History history(String mediaId, boolean newestFirst, int page, int size) {
    return jdbi.withHandle(handle ->
        new History(
            page(handle, mediaId, newestFirst, (page - 1L) * size, size),
            handle
                .select("SELECT COUNT(*) FROM review WHERE media_id = ?", mediaId)
                .mapTo(Long.class)
                .one(),
            page(handle, mediaId, true, 0, 1).stream().map(Review::status).findFirst()));
  }

  private static List<Review> page(
      Handle handle, String mediaId, boolean newestFirst, long skip, int size) {
    return handle
        .select(
            "SELECT * FROM review WHERE media_id = ? ORDER BY id %s LIMIT ? OFFSET ?"
                .formatted(newestFirst ? "DESC" : "ASC"),
            mediaId,
            size,
            skip)
        .map(Reviews::read)
        .list();
  }

  private static Review read(ResultSet row, StatementContext context) throws SQLException {
    return new Review(
        AuditStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("auditor")),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("comment")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
