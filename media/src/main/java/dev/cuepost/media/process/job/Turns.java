package dev.cuepost.media.process.job;

import dev.cuepost.media.work.Arrears;
import dev.cuepost.media.work.WorkQueue;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Whose turn it is. The queue carries at least as many turns as there are jobs that may begin, so a
 * turn that finds no job is simply spent.
 */
final class Turns implements AutoCloseable {
  private static final String TURN = "turn";

  /** Names the index of those few, beside all that have ended. */
  private static final String UNFINISHED = "state IN ('INIT', 'PROCESSING')";

  private final Jdbi jdbi;
  private final WorkQueue queue;
  private final Arrears arrears;

  Turns(Jdbi jdbi, WorkQueue queue) {
    this.jdbi = jdbi;
    this.queue = queue;
    this.arrears = new Arrears("processing", this::sendMissing);
  }

  /**
   * A job with its turn.
   *
   * @param attempts how often it was begun, with this time
   */
  record Claimed(ProcessJob job, int attempts) {}

  /**
   * Opens the queue, with a turn for each job whose own may have been lost: with a crash before it
   * was sent, or because the job was under way when everything stopped for longer than a queue
   * keeps its messages.
   */
  void open(Instant now) {
    queue.open();
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            UPDATE process_job SET state = 'INIT', claim = NULL
            WHERE state = 'PROCESSING' AND modified_at < ?\
            """,
            now.minus(WorkQueue.RETENTION).toEpochMilli()));
    arrears.open();
  }

  /** Gives turns to so many jobs that were stored, now or later. */
  void send(int jobs) {
    arrears.send(() -> queue.sendTimes(TURN, jobs));
  }

  /** Jobs of a pipeline that pauses need none: they get theirs when it goes again. */
  private void sendMissing() {
    int jobs =
        count(
            """
            SELECT COUNT(*) FROM process_job j LEFT JOIN pipeline p USING (pipeline_id)
            WHERE j.%s AND j.state = 'INIT' AND COALESCE(p.active, 1) = 1\
            """
                .formatted(UNFINISHED));
    queue.sendTimes(TURN, (int) Math.max(0, jobs - queue.waiting()));
  }

  /** The job was broken off without a fault of its own: it is begun again, before all others. */
  void giveBack(String jobId, String turn, Instant now) {
    jdbi.useTransaction(handle ->
        handle.execute(
            """
            UPDATE process_job SET state = 'INIT', claim = NULL, attempts = attempts - 1,
              percent = 0, modified_at = ?
            WHERE job_id = ? AND claim = ? AND state = 'PROCESSING'\
            """,
            now.toEpochMilli(),
            jobId,
            turn));
    arrears.send(() -> queue.send(TURN, WorkQueue.FIRST));
  }

  /** Gives turns to the jobs that waited in a pipeline that goes again. */
  void resume(String pipelineId) {
    send(
        jdbi.withHandle(handle ->
            handle
                .select(
                    "SELECT COUNT(*) FROM process_job WHERE state = 'INIT' AND pipeline_id = ?",
                    pipelineId)
                .mapTo(Integer.class)
                .one()));
  }

  /** The job that the turn has begun before, or else the one that is next. */
  Optional<Claimed> claim(String turn, Instant now) {
    return jdbi.inTransaction(tx -> {
      Optional<String> begun =
          tx.select("SELECT job_id FROM process_job WHERE claim = ?", turn)
              .mapTo(String.class)
              .findOne();
      Optional<ProcessJob> job =
          begun.isPresent()
              ? JobRows.find(tx, begun.get()).filter(found -> !found.state().ended())
              : next(tx);
      return job.map(found -> begin(tx, found, turn, now));
    });
  }

  private static Claimed begin(Handle tx, ProcessJob job, String turn, Instant now) {
    tx.createUpdate(
            """
            UPDATE process_job SET state = 'PROCESSING', claim = :claim, attempts = attempts + 1,
              percent = 0, modified_at = :at, started_at = COALESCE(started_at, :at)
            WHERE job_id = :job\
            """)
        .bind("claim", turn)
        .bind("at", now.toEpochMilli())
        .bind("job", job.jobId())
        .execute();
    job.group().ifPresent(group -> GroupRows.begin(tx, group));
    int attempts =
        tx.select("SELECT attempts FROM process_job WHERE job_id = ?", job.jobId())
            .mapTo(Integer.class)
            .one();
    return new Claimed(JobRows.find(tx, job.jobId()).orElseThrow(), attempts);
  }

  /**
   * The account that has the fewest jobs under way comes first, among equals the one that waits the
   * longest since its last; within it the pipeline's priority decides, then the job's, then age.
   */
  private static Optional<ProcessJob> next(Handle tx) {
    return tx.createQuery(
            """
            SELECT j.account FROM process_job j LEFT JOIN pipeline p USING (pipeline_id)
            WHERE j.%1$s AND j.state = 'INIT' AND COALESCE(p.active, 1) = 1
            GROUP BY j.account
            ORDER BY
              (SELECT COUNT(*) FROM process_job r
               WHERE r.%1$s AND r.state = 'PROCESSING' AND r.account = j.account),
              (SELECT COALESCE(MAX(r.started_at), 0) FROM process_job r
               WHERE r.account = j.account AND r.started_at IS NOT NULL),
              j.account
            LIMIT 1\
            """
                .formatted(UNFINISHED))
        .mapTo(String.class)
        .findOne()
        .flatMap(account ->
            tx.createQuery(
                    """
                    SELECT j.* FROM process_job j LEFT JOIN pipeline p USING (pipeline_id)
                    WHERE j.%s AND j.state = 'INIT' AND j.account = :account
                      AND COALESCE(p.active, 1) = 1
                    ORDER BY COALESCE(p.priority, 1) DESC, j.priority DESC, j.created_at, j.place,
                      j.job_id
                    LIMIT 1\
                    """
                        .formatted(UNFINISHED))
                .bind("account", account)
                .map(JobRows::read)
                .findOne());
  }

  private int count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    arrears.close();
  }
}
