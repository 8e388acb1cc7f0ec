package dev.cuepost.media.refresh;

import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.EventIds;
import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete;
import dev.cuepost.callback.event.vod.SubmitMediaRefreshComplete.TaskType;
import dev.cuepost.callback.setting.MessageCallback;
import dev.cuepost.media.asset.Asset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Writes refreshes down, each with its event, and tells them again. */
public final class Refreshes {
  private final Jdbi jdbi;
  private final EventLog events;
  private final EventIds eventIds;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * @param ids gives 32 lower-case hex digits, never the same twice
   */
  public Refreshes(Jdbi jdbi, EventLog events, InstantSource clock, Supplier<String> ids) {
    this.jdbi = jdbi;
    this.events = events;
    this.eventIds = new EventIds(clock, ids);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Writes a job down.
   *
   * @param urls the addresses of each video
   * @return its id
   */
  public String submit(
      TaskType type,
      JsonText filter,
      SequencedMap<Asset, List<String>> urls,
      Optional<String> userData) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String job = ids.get();
    jdbi.useTransaction(tx -> {
      for (Map.Entry<Asset, List<String>> video : urls.entrySet()) {
        Asset asset = video.getKey();
        List<String> tasks = video.getValue().stream().map(_ -> ids.get()).toList();
        var refresh =
            new Refresh(job, asset.mediaId(), type, filter, video.getValue(), tasks, userData, now);
        insert(tx, asset, refresh);
        events.record(tx, event(asset, refresh));
      }
    });
    return job;
  }

  private static void insert(Handle tx, Asset asset, Refresh refresh) {
    tx.execute(
        """
        INSERT INTO media_refresh (job_id, media_id, account, region, task_type, filter, urls,
          tasks, user_data, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        refresh.jobId(),
        refresh.mediaId(),
        asset.account(),
        asset.region(),
        refresh.type().name(),
        refresh.filter().text(),
        String.join(",", refresh.urls()),
        String.join(",", refresh.tasks()),
        refresh.userData().orElse(null),
        refresh.createdAt().toEpochMilli());
  }

  private Event event(Asset asset, Refresh refresh) {
    Optional<MessageCallback> own = refresh.userData().map(MessageCallback::read);
    return new Event(
        eventIds.next(),
        asset.account(),
        asset.region(),
        refresh.createdAt(),
        new SubmitMediaRefreshComplete(
            refresh.jobId(),
            refresh.mediaId(),
            refresh.type(),
            refresh.urls(),
            refresh.tasks(),
            refresh.filter(),
            own.flatMap(MessageCallback::extend),
            Optional.empty()),
        own.flatMap(MessageCallback::url)
            .or(() -> asset.userData().map(MessageCallback::read).flatMap(MessageCallback::url)),
        asset.app());
  }

  /** What an account's job was about, video by video; nothing if there is no such job. */
  public List<Refresh> find(String account, String region, String jobId) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM media_refresh WHERE job_id = ? AND account = ? AND region = ?
                ORDER BY media_id\
                """,
                jobId,
                account,
                region)
            .map(Refreshes::read)
            .list());
  }

  private static Refresh read(ResultSet row, StatementContext context) throws SQLException {
    return new Refresh(
        row.getString("job_id"),
        row.getString("media_id"),
        TaskType.valueOf(row.getString("task_type")),
        new JsonText(row.getString("filter")),
        list(row.getString("urls")),
        list(row.getString("tasks")),
        Optional.ofNullable(row.getString("user_data")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
