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
import java.util.stream.Collectors;
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
      Gone gone =
          jdbi.inTransaction(tx -> {
            List<ProcessJob> jobs = deleteRows(tx, video, jobIds);
            beside.accept(tx, jobs);
            return new Gone(jobs, files(JobRows.ofMedia(tx, video.mediaId(), kind)));
          });
      deleteFiles(gone);
      return gone.jobs().stream().map(ProcessJob::jobId).toList();
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

  /**
   * What was deleted.
   *
   * @param kept the files of jobs that stay; one that was called as another is may be theirs
   */
  private record Gone(List<ProcessJob> jobs, Set<ObjectName> kept) {}

  private static Set<ObjectName> files(List<ProcessJob> jobs) {
    return jobs.stream().flatMap(job -> job.files().stream()).collect(Collectors.toSet());
  }

  /** After the rows: a crash in between leaves files that nobody names, not a job without. */
  private void deleteFiles(Gone gone) {
    for (ObjectName file : files(gone.jobs())) {
      if (gone.kept().contains(file)) {
        continue;
      }
      try {
        objects.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException("the file " + file.key() + " of a job", e);
      }
    }
  }
}
