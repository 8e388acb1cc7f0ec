package dev.cuepost.console.job;

import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.process.job.NamedFile;
import dev.cuepost.media.process.job.ProcessJob;
import java.time.Instant;
import java.util.Optional;

/**
 * A job in a list.
 *
 * @param percent how much is done
 * @param file the name of what it makes, or else of what it looks at
 */
public record JobRow(String id, Stage stage, int percent, String file, Instant createdAt) {
  static JobRow of(EditingJob job) {
    return new JobRow(
        job.jobId(), Stage.of(job.state()), job.progress(), name(job.mediaUrl()), job.createdAt());
  }

  static JobRow of(ProcessJob job) {
    Optional<NamedFile> output = job.order().output();
    return new JobRow(
        job.jobId(),
        Stage.of(job.state()),
        job.percent(),
        name(output.orElseGet(job.order().inputs()::getFirst).media()),
        job.createdAt());
  }

  /** The last part of an address. */
  static String name(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
