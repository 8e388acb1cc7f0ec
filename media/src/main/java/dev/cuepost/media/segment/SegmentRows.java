package dev.cuepost.media.segment;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Segments of jobs that have not ended, as rows. What a worker tells of one counts only while the
 * row bears the number of its lease: it is the number of times that the message was taken, so a
 * worker that is taken for dead and is not comes too late.
 */
final class SegmentRows {
  private final Jdbi jdbi;

  SegmentRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  enum State {
    WAITING,
    DONE,
    FAILED,
    TIMED_OUT
  }

  /**
   * What the worker of the job sees.
   *
   * @param turn which of the job's turns it has; absent until it is sent
   * @param done how much of it is encoded
   * @param result key of the result's object
   * @param code of the failure
   * @param reason of the failure
   */
  record Seen(
      String name,
      State state,
      Optional<Integer> turn,
      Duration done,
      Optional<String> result,
      Optional<String> code,
      Optional<String> reason) {}

  /** Which lease of which message of which segment. */
  record Held(String jobId, String name, String message, int lease) {}

  /** Lets the job have these segments and no other; those that are made or on their way stay. */
  void replace(String jobId, List<SegmentOrder> orders) {
    jdbi.useTransaction(tx -> {
      Set<String> standing = new HashSet<>();
      var wanted = orders.stream().map(SegmentOrder::name).collect(toSet());
      for (Seen segment : seen(tx, jobId)) {
        boolean good = segment.state() == State.WAITING || segment.state() == State.DONE;
        if (good && wanted.contains(segment.name())) {
          standing.add(segment.name());
        } else {
          tx.createUpdate("DELETE FROM editing_segment WHERE job_id = :job AND name = :name")
              .bind("job", jobId)
              .bind("name", segment.name())
              .execute();
        }
      }
      for (SegmentOrder order : orders) {
        if (!standing.contains(order.name())) {
          insert(tx, jobId, order);
        }
      }
    });
  }

  private static void insert(Handle tx, String jobId, SegmentOrder order) {
    tx.createUpdate(
            """
            INSERT INTO editing_segment (job_id, name, plan, state, lease, done_ms)
            VALUES (:job, :name, :plan, 'WAITING', 0, 0)\
            """)
        .bind("job", jobId)
        .bind("name", order.name())
        .bind("plan", OrderJson.write(order))
        .execute();
  }

  List<Seen> seen(String jobId) {
    return jdbi.withHandle(handle -> seen(handle, jobId));
  }

  private static List<Seen> seen(Handle handle, String jobId) {
    return handle
        .createQuery(
            """
            SELECT name, state, turn, done_ms, result, code, reason
            FROM editing_segment WHERE job_id = :job\
            """)
        .bind("job", jobId)
        .map(SegmentRows::read)
        .list();
  }

  /** The segment was sent by this message, unless another one carries it. */
  void sent(String jobId, String name, int turn, String message) {
    jdbi.useTransaction(handle ->
        handle
            .createUpdate(
                """
                UPDATE editing_segment SET turn = :turn, message = COALESCE(message, :message)
                WHERE job_id = :job AND name = :name AND turn IS NULL\
                """)
            .bind("job", jobId)
            .bind("name", name)
            .bind("turn", turn)
            .bind("message", message)
            .execute());
  }

  /** Takes the segment; empty if it is gone, made, or another message carries it. */
  Optional<SegmentOrder> take(Held held) {
    return jdbi.inTransaction(tx -> {
      int taken =
          tx.createUpdate(
                  """
                  UPDATE editing_segment SET message = :message, lease = :lease, done_ms = 0
                  WHERE job_id = :job AND name = :name AND state = 'WAITING' AND lease < :lease
                    AND (message IS NULL OR message = :message)\
                  """)
              .bind("job", held.jobId())
              .bind("name", held.name())
              .bind("message", held.message())
              .bind("lease", held.lease())
              .execute();
      return taken == 0
          ? Optional.empty()
          : Optional.of(
              OrderJson.read(
                  held.name(),
                  tx.createQuery(
                          "SELECT plan FROM editing_segment WHERE job_id = :job AND name = :name")
                      .bind("job", held.jobId())
                      .bind("name", held.name())
                      .mapTo(String.class)
                      .one()));
    });
  }

  /** Returns false if the lease does not count any more. */
  boolean progressed(Held held, Duration done) {
    return jdbi.inTransaction(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE editing_segment SET done_ms = :done
                    WHERE job_id = :job AND name = :name AND message = :message
                      AND lease = :lease AND state = 'WAITING'\
                    """)
                .bind("done", done.toMillis())
                .bind("job", held.jobId())
                .bind("name", held.name())
                .bind("message", held.message())
                .bind("lease", held.lease())
                .execute()
            == 1);
  }

  /** Nobody makes it, and no message carries it: whoever waits for it sends it once more. */
  void giveBack(Held held) {
    jdbi.useTransaction(handle ->
        handle
            .createUpdate(
                """
                UPDATE editing_segment SET message = NULL, turn = NULL, lease = 0, done_ms = 0
                WHERE job_id = :job AND name = :name AND message = :message
                  AND lease = :lease AND state = 'WAITING'\
                """)
            .bind("job", held.jobId())
            .bind("name", held.name())
            .bind("message", held.message())
            .bind("lease", held.lease())
            .execute());
  }

  /** The result is there; false if the lease does not count any more. */
  boolean done(Held held, String result) {
    return end(held, State.DONE, result, null, null);
  }

  boolean failed(Held held, String code, String reason) {
    return end(held, State.FAILED, null, code, reason);
  }

  boolean timedOut(Held held) {
    return end(held, State.TIMED_OUT, null, null, null);
  }

  private boolean end(
      Held held,
      State state,
      @Nullable String result,
      @Nullable String code,
      @Nullable String reason) {
    return jdbi.inTransaction(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE editing_segment
                    SET state = :state, result = :result, code = :code, reason = :reason
                    WHERE job_id = :job AND name = :name AND message = :message
                      AND lease = :lease AND state = 'WAITING'\
                    """)
                .bind("state", state.name())
                .bind("result", result)
                .bind("code", code)
                .bind("reason", reason)
                .bind("job", held.jobId())
                .bind("name", held.name())
                .bind("message", held.message())
                .bind("lease", held.lease())
                .execute()
            == 1);
  }

  void delete(String jobId) {
    jdbi.useTransaction(
        handle -> handle.execute("DELETE FROM editing_segment WHERE job_id = ?", jobId));
  }

  private static Seen read(ResultSet row, StatementContext context) throws SQLException {
    int turn = row.getInt("turn");
    Optional<Integer> sent = row.wasNull() ? Optional.empty() : Optional.of(turn);
    return new Seen(
        row.getString("name"),
        State.valueOf(row.getString("state")),
        sent,
        Duration.ofMillis(row.getLong("done_ms")),
        Optional.ofNullable(row.getString("result")),
        Optional.ofNullable(row.getString("code")),
        Optional.ofNullable(row.getString("reason")));
  }
}
