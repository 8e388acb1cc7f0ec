package dev.cuepost.media.process.job;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.store.ObjectStore;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Deletes animated images of videos of VOD, each with its job. */
public final class ImageDeletions {
  private final JobDeletion images;

  ImageDeletions(Jdbi jdbi, ObjectStore objects) {
    this.images = new JobDeletion(jdbi, objects, JobKind.DYNAMIC_IMAGE, "animated image");
  }

  /**
   * Deletes the images that jobs made of a video, all or none. Ids of other jobs are passed over.
   *
   * @return the ids of the jobs that are gone; rejected with {@code NoSuchResource} if none of the
   *     ids is that of an image of the video, with {@code Forbidden.IllegalStatus} if an image is
   *     still being made
   */
  public Verdict<List<String>> delete(Asset video, Set<String> jobIds) {
    return images.delete(video, jobIds, (_, _) -> {});
  }
}
