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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes animated images of videos of VOD, each with its job. */
public final class ImageDeletions {
  private final Jdbi jdbi;
  private final ObjectStore objects;

  ImageDeletions(Jdbi jdbi, ObjectStore objects) {
    this.jdbi = jdbi;
    this.objects = objects;
  }

  /**
   * Deletes the images that jobs made of a video, all or none. Ids of other jobs are passed over.
   *
   * @return the ids of the jobs that are gone; rejected with {@code NoSuchResource} if none of the
   *     ids is that of an image of the video, with {@code Forbidden.IllegalStatus} if an image is
   *     still being made
   */
  public Verdict<List<String>> delete(Asset video, Set<String> jobIds) {
    return Verdict.of(() -> {
      List<ProcessJob> gone = jdbi.inTransaction(tx -> deleteRows(tx, video, jobIds));
      gone.forEach(this::deleteFiles);
      return gone.stream().map(ProcessJob::jobId).toList();
    });
  }

  private static List<ProcessJob> deleteRows(Handle tx, Asset video, Set<String> jobIds) {
    var owner = new Owner(Product.VOD, video.account(), video.region());
    List<ProcessJob> found =
        JobRows.ofMedia(tx, video.mediaId(), JobKind.DYNAMIC_IMAGE).stream()
            .filter(job -> job.owner().equals(owner) && jobIds.contains(job.jobId()))
            .toList();
    if (found.isEmpty()) {
      throw FileChecks.rejected(
          "NoSuchResource", "None of the ids is that of an animated image of the video.");
    }
    for (ProcessJob job : found) {
      if (!job.state().ended()) {
        throw FileChecks.rejected(
            "Forbidden.IllegalStatus",
            "The animated image %s is still being made.".formatted(job.jobId()));
      }
      JobRows.delete(tx, job.jobId());
    }
    return found;
  }

  /** After the rows: a crash in between leaves files that nobody names, not an image without. */
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
