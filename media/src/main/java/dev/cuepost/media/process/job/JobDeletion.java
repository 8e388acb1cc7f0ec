package dev.cuepost.media.process.job;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes what jobs of one kind made of a video of VOD, each with its job.
 *
 * @param what one of them is called
 */
record JobDeletion(Jdbi jdbi, ObjectStore objects, JobKind kind, String what) {
  /**
   * Deletes what these jobs made, all or none. Ids of other jobs are passed over.
   *
   * @param beside what else is done in the transaction that forgets the jobs
   * @return the ids of the jobs that are gone; rejected with {@code NoSuchResource} if none of the
   *     ids is that of such a job of the video, with {@code Forbidden.IllegalStatus} if one of them
   *     still works
   */
  Verdict<List<String>> delete(
      Asset video, Set<String> jobIds, BiConsumer<Handle, List<ProcessJob>> beside) {
    return Verdict.of(() -> {
      List<ProcessJob> gone =
          jdbi.inTransaction(tx -> {
            List<ProcessJob> jobs = deleteRows(tx, video, jobIds);
            beside.accept(tx, jobs);
            return jobs;
          });
      gone.forEach(this::deleteFiles);
      return gone.stream().map(ProcessJob::jobId).toList();
    });
  }

  private List<ProcessJob> deleteRows(Handle tx, Asset video, Set<String> jobIds) {
    var owner = new Owner(Product.VOD, video.account(), video.region());
    List<ProcessJob> found =
        JobRows.ofMedia(tx, video.mediaId(), kind).stream()
            .filter(job -> job.owner().equals(owner) && jobIds.contains(job.jobId()))
            .toList();
    if (found.isEmpty()) {
      throw FileChecks.rejected(
          "NoSuchResource", "None of the jobs has made a %s of the video.".formatted(what));
    }
    for (ProcessJob job : found) {
      if (!job.state().ended()) {
        throw FileChecks.rejected(
            "Forbidden.IllegalStatus",
            "The %s of job %s is still being made.".formatted(what, job.jobId()));
      }
      JobRows.delete(tx, job.jobId());
    }
    return found;
  }

  /** After the rows: a crash in between leaves files that nobody names, not a job without. */
  private void deleteFiles(ProcessJob job) {
    for (ObjectName file : job.files()) {
      try {
        objects.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException("a file of job " + job.jobId(), e);
      }
    }
  }
}
