package dev.cuepost.media.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What workers did with editing jobs, in a few lines each, for those who want to know what became
 * of one. Lines are no promise: those that were not written when a server dies are lost.
 */
public final class JobLog {
  /** So many lines of a job are kept, the newest. */
  static final int LINES_MAX = 200;

  private static final int LONGEST = 500;

  private final Jdbi jdbi;
  private final InstantSource clock;

  JobLog(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Something that was done.
   *
   * @param text one line of 500 characters at most
   */
  public record Line(Instant at, String text) {}

  /** The lines of a job, the oldest first; whether one may see them is for the caller to know. */
  public List<Line> of(String jobId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT at, text FROM job_log WHERE job_id = :job ORDER BY number")
            .bind("job", jobId)
            .map((row, _) ->
                new Line(Instant.ofEpochMilli(row.getLong("at")), row.getString("text")))
            .list());
  }

  /** The notes of one attempt at a job. */
  Notes notes(String jobId) {
    return new Notes(jobId);
  }

  /** What one worker says of its job. Its own thread and those that tell progress may add. */
  final class Notes {
    private final String jobId;
    private final List<Line> unwritten = new ArrayList<>();

    private Notes(String jobId) {
      this.jobId = jobId;
    }

    /** Adds a line, which is stored with the next {@link #write}. */
    synchronized void add(String text) {
      String line = text.strip().replaceAll("\\s+", " ");
      unwritten.add(
          new Line(clock.instant(), line.length() > LONGEST ? line.substring(0, LONGEST) : line));
    }

    /** Stores what was added: seldom, as each time costs a sync. */
    synchronized void write() {
      if (!unwritten.isEmpty()) {
        jdbi.useTransaction(tx -> append(tx, jobId, unwritten));
        unwritten.clear();
      }
    }
  }

  private static void append(Handle tx, String jobId, List<Line> lines) {
    long last =
        tx.createQuery("SELECT COALESCE(MAX(number), 0) FROM job_log WHERE job_id = :job")
            .bind("job", jobId)
            .mapTo(Long.class)
            .one();
    var batch =
        tx.prepareBatch(
            "INSERT INTO job_log (job_id, number, at, text) VALUES (:job, :number, :at, :text)");
    for (Line line : lines) {
      last++;
      batch
          .bind("job", jobId)
          .bind("number", last)
          .bind("at", line.at().toEpochMilli())
          .bind("text", line.text())
          .add();
    }
    batch.execute();
    tx.createUpdate("DELETE FROM job_log WHERE job_id = :job AND number <= :old")
        .bind("job", jobId)
        .bind("old", last - LINES_MAX)
        .execute();
  }
}
