package dev.cuepost.media.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What workers did with jobs, in a few lines each, for those who want to know what became of one.
 * Lines are no promise: those that were not written when a server dies are lost.
 */
public final class JobLog {
  /** So many lines of a job are kept, the newest. */
  public static final int LINES_MAX = 200;

  private static final int LONGEST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

  private final Jdbi jdbi;
  private final InstantSource clock;

  public JobLog(Jdbi jdbi, InstantSource clock) {
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
            .createQuery("SELECT at, text FROM job_line WHERE job_id = :job ORDER BY number")
            .bind("job", jobId)
            .map((row, _) ->
                new Line(Instant.ofEpochMilli(row.getLong("at")), row.getString("text")))
            .list());
  }

  /** The notes of one attempt at a job. */
  public Notes notes(String jobId) {
    return new Notes(jobId);
  }

  /** What one worker says of its job. Its own thread and those that tell progress may add. */
  public final class Notes {
    private final String jobId;
    private final List<Line> unwritten = new ArrayList<>();

    private Notes(String jobId) {
      this.jobId = jobId;
    }

    /** Adds a line, which is stored with the next {@link #write}. */
    public synchronized void add(String text) {
      String line = text.strip().replaceAll("\\s+", " ");
      unwritten.add(
          new Line(clock.instant(), line.length() > LONGEST ? line.substring(0, LONGEST) : line));
    }

    /** Adds that the sources of a job are on this machine. */
    public void addSources(Collection<Path> files) throws IOException {
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      add("Sources are here: %d files, %d bytes.".formatted(files.size(), bytes));
    }

    /** Stores what was added: seldom, as each time costs a sync. No work fails for want of it. */
    public synchronized void write() {
      if (unwritten.isEmpty()) {
        return;
      }
      try {
        jdbi.useTransaction(tx -> append(tx, jobId, unwritten));
        unwritten.clear();
      } catch (JdbiException problem) {
        LOG.warn("job {}: its log could not be written", jobId, problem);
      }
    }
  }

  private static void append(Handle tx, String jobId, List<Line> lines) {
    long last =
        tx.createQuery("SELECT COALESCE(MAX(number), 0) FROM job_line WHERE job_id = :job")
            .bind("job", jobId)
            .mapTo(Long.class)
            .one();
    var batch =
        tx.prepareBatch(
            "INSERT INTO job_line (job_id, number, at, text) VALUES (:job, :number, :at, :text)");
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
    tx.createUpdate("DELETE FROM job_line WHERE job_id = :job AND number <= :old")
        .bind("job", jobId)
        .bind("old", last - LINES_MAX)
        .execute();
  }
}
